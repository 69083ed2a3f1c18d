import { z } from 'zod';
import type { DeepReadonly } from './deep-readonly.ts';
import { idSchema, templateIdSchema } from './id-schema.ts';
import { textSchema } from './text-schema.ts';

const template_id = templateIdSchema;
const attachments = z.array(idSchema).max(10).default([]);

export const smsContentSchema = z.strictObject({
  body: textSchema(5_000).default(''),
  attachments,
  template_id,
});

export const emailContentSchema = z.strictObject({
  /** Null: the template's, then the account's. */
  subject: textSchema(300).nullable().default(null),
  /** Markdown with Liquid. */
  body: textSchema(50_000).default(''),
  attachments,
  template_id,
});

/** What is spoken or played, in order. */
export const scriptSchema = z
  .array(
    z.union([z.strictObject({ say: textSchema(5_000) }), z.strictObject({ play: idSchema })], {
      error: 'must be say with a text or play with a clip',
    }),
  )
  .max(20);

export type Script = DeepReadonly<z.infer<typeof scriptSchema>>;

export const callContentSchema = z.strictObject({
  script: scriptSchema.default([]),
  /** What is left when a machine answers; null: the call hangs up. */
  voicemail: scriptSchema.nullable().default(null),
  template_id,
});
