import { z } from 'zod';
import { SYSTEM_TEXT_KEYS } from '@kept/rules/system-text';
import { TEXT_LANGUAGES } from '@kept/content/texts/text-languages';
import { textField } from '../http/text-field.ts';

const key = z.enum(SYSTEM_TEXT_KEYS);
const language = z.enum(TEXT_LANGUAGES);

export const languageParameterSchema = z.strictObject({ language });

export const systemTextsSchema = z
  .strictObject({
    language,
    texts: z.array(
      z.strictObject({
        key,
        ours: z.string().meta({ description: 'What Kept says by itself' }),
        own: z.string().nullable().meta({ description: 'The account’s words instead; empty: nothing is said' }),
      }),
    ),
  })
  .meta({ id: 'SystemTexts' });

export const changeSystemTextsSchema = z
  .strictObject({
    texts: z
      .partialRecord(key, textField(1600).nullable())
      .meta({ description: 'By key; null: Kept’s own words again; empty: nothing is said. What is not named stays' }),
  })
  .meta({ id: 'ChangeSystemTexts' });

export type LanguageParameter = z.output<typeof languageParameterSchema>;
export type SystemTexts = z.output<typeof systemTextsSchema>;
export type ChangeSystemTexts = z.output<typeof changeSystemTextsSchema>;
