import { z } from 'zod';
import { SCOPES } from '../access/scopes.ts';
import { MOST_REQUESTS_A_MINUTE } from '../access/most-requests.ts';
import { textField } from '../http/text-field.ts';

const scopesSchema = z.array(z.enum(SCOPES, 'is no scope of ours'));

const requests_a_minute = z
  .int('is not a whole number')
  .min(1, 'is below 1')
  .max(MOST_REQUESTS_A_MINUTE, `is above ${MOST_REQUESTS_A_MINUTE}`)
  .meta({ description: 'Answered with 429 beyond' });

export const apiKeySchema = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    prefix: z.string().meta({ description: 'How the key begins; the rest is shown once, when it is made' }),
    scopes: scopesSchema,
    requests_a_minute,
    made_by: z.string().meta({ description: 'It acts in the name of this person' }),
    created_at: z.iso.datetime(),
    last_used_at: z.iso.datetime().nullable().meta({ description: 'To the minute' }),
    revoked_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApiKey' });

export const apiKeyListSchema = z.strictObject({ api_keys: z.array(apiKeySchema) }).meta({ id: 'ApiKeyList' });

export const makeApiKeySchema = z
  .strictObject({
    name: textField(100).trim().min(1, 'is empty: say what the key is for'),
    scopes: scopesSchema.min(1, 'names no scope: a key without one opens nothing'),
    requests_a_minute: requests_a_minute.default(MOST_REQUESTS_A_MINUTE),
  })
  .meta({ id: 'MakeApiKey' });

export const changeApiKeySchema = z.strictObject({ requests_a_minute }).meta({ id: 'ChangeApiKey' });

export const madeApiKeySchema = z
  .strictObject({ api_key: apiKeySchema, key: z.string().meta({ description: 'The whole key, shown only now' }) })
  .meta({ id: 'MadeApiKey' });

export type ApiKeyAnswer = z.output<typeof apiKeySchema>;
export type ApiKeyList = z.output<typeof apiKeyListSchema>;
export type MakeApiKey = z.output<typeof makeApiKeySchema>;
export type ChangeApiKey = z.output<typeof changeApiKeySchema>;
export type MadeApiKey = z.output<typeof madeApiKeySchema>;
