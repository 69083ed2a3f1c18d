import { z } from 'zod/mini';
import type { DeepReadonly } from './deep-readonly.ts';
import { idSchema, templateIdSchema } from './id-schema.ts';
import { textSchema } from './text-schema.ts';
import { listOf } from './list-of.ts';
import { orNull } from './or-null.ts';

const template_id = templateIdSchema;
const attachments = z._default(listOf(idSchema, 10), []);

/** Of the text that brings the link where it is sent securely, with `{{ secure_link }}`; null: the account's. */
const link_body = orNull(textSchema(1_000));

export const smsContentSchema = z.strictObject({
  body: z._default(textSchema(5_000), ''),
  attachments,
  template_id,
  link_body,
});

export const emailContentSchema = z.strictObject({
  /** Null: the template's, then the account's. */
  subject: orNull(textSchema(300)),
  /** Markdown with Liquid. */
  body: z._default(textSchema(50_000), ''),
  attachments,
  template_id,
  link_subject: orNull(textSchema(200)),
  link_body,
});

/** What is spoken or played, in order. */
export const scriptSchema = listOf(
  z.union([z.strictObject({ say: textSchema(5_000) }), z.strictObject({ play: idSchema })], {
    error: 'must be say with a text or play with a clip',
  }),
  20,
);

export type Script = DeepReadonly<z.infer<typeof scriptSchema>>;

export const callContentSchema = z.strictObject({
  script: z._default(scriptSchema, []),
  /** What is left when a machine answers; null: the call hangs up. */
  voicemail: orNull(scriptSchema),
  template_id,
});
