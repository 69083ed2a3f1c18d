import { z } from 'zod';
import { textField } from '../http/text-field.ts';

export const setSecurePinSchema = z
  .strictObject({
    pin: textField(64)
      .refine((text) => text.trim().length >= 4, 'has fewer than 4 characters')
      .meta({ description: 'What the client is asked for; blanks around it do not count' }),
  })
  .meta({ id: 'SetSecurePin' });

export const securePinSchema = z
  .strictObject({ pin: z.string(), set_at: z.iso.datetime({ offset: true }) })
  .meta({ id: 'SecurePin' });

export const secureAccessSchema = z
  .strictObject({
    has_pin: z.boolean(),
    locked_at: z.iso
      .datetime({ offset: true })
      .nullable()
      .meta({ description: 'Since when wrong PINs keep all their links shut; null: they are not' }),
    wrong_today: z.int().meta({ description: 'Wrong PINs of the last day; fifteen shut all links until the next' }),
  })
  .meta({ id: 'SecureAccess' });

export type SetSecurePin = z.output<typeof setSecurePinSchema>;
export type SecurePinAnswer = z.output<typeof securePinSchema>;
export type SecureAccess = z.output<typeof secureAccessSchema>;
