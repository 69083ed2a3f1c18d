import type { Definition } from '../document.ts';
import { templateWordsSchema, type TemplateWords } from './template-schemas.ts';

/** What the one message of a template's document says, as the template says it; null: it is no template's document. */
export function wordsOfDocument({ messages: [message] }: Definition): TemplateWords | null {
  if (message === undefined) return null;
  const { type, content, translations } = message;
  const read = templateWordsSchema.safeParse({
    channel: type,
    content: without(content),
    translations: Object.fromEntries(Object.entries(translations).map(([locale, words]) => [locale, without(words)])),
  });
  return read.success ? read.data : null;
}

/** A template names no other, and invites nobody: how it is sent is for what names it to say. */
function without(words: object): object {
  return Object.fromEntries(
    Object.entries(words).filter(([key]) => !/^(?:template_id|link_subject|link_body)$/u.test(key)),
  );
}
