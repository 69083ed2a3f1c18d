import { z } from 'zod';
import { SCOPES } from '../access/scopes.ts';
import { textField } from '../http/text-field.ts';

const scopesSchema = z.array(z.enum(SCOPES, 'is no scope of ours'));

export const apiKeySchema = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    prefix: z.string().meta({ description: 'How the key begins; the rest is shown once, when it is made' }),
    scopes: scopesSchema,
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
  })
  .meta({ id: 'MakeApiKey' });

export const madeApiKeySchema = z
  .strictObject({ api_key: apiKeySchema, key: z.string().meta({ description: 'The whole key, shown only now' }) })
  .meta({ id: 'MadeApiKey' });

export type ApiKeyAnswer = z.output<typeof apiKeySchema>;
export type ApiKeyList = z.output<typeof apiKeyListSchema>;
export type MakeApiKey = z.output<typeof makeApiKeySchema>;
export type MadeApiKey = z.output<typeof madeApiKeySchema>;
