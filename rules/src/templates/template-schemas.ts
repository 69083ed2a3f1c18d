import { z } from 'zod/mini';
import { callContentSchema, emailContentSchema, smsContentSchema } from '../document/content-schemas.ts';
import type { DeepReadonly } from '../document/deep-readonly.ts';
import { translationsSchema } from '../document/translations-schema.ts';

/** What a template of each channel says: an auto message's content that names no template itself, and invites nobody. */
export const templateContentSchemas = {
  sms: z.omit(smsContentSchema, { template_id: true, link_body: true }),
  email: z.omit(emailContentSchema, { template_id: true, link_subject: true, link_body: true }),
  call: z.omit(callContentSchema, { template_id: true }),
} as const;

const wordsOf = <const Channel extends string, Content extends z.core.SomeType>(
  channel: Channel,
  content: Content,
) => ({
  channel: z.literal(channel),
  content,
  translations: translationsSchema(content),
});

/** The fields that a template of each channel says its words in; the default wording stands in `content`. */
export const templateWordsShapes = {
  sms: wordsOf('sms', templateContentSchemas.sms),
  email: wordsOf('email', templateContentSchemas.email),
  call: wordsOf('call', templateContentSchemas.call),
} as const;

/** The words of a template, by the channel they are for. */
export const templateWordsSchema = z.discriminatedUnion('channel', [
  z.strictObject(templateWordsShapes.sms),
  z.strictObject(templateWordsShapes.email),
  z.strictObject(templateWordsShapes.call),
]);

export type TemplateWords = DeepReadonly<z.infer<typeof templateWordsSchema>>;
