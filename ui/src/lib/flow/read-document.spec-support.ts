import type { Definition } from '@kept/rules/document';
import { parseDefinition } from '@kept/rules/parse-definition';

/** A document for a spec, with what it does not say as usual. */
export function readDocument(stored: object = {}): Definition {
  const parsed = parseDefinition({ spec_version: 1, name: 'Standard visit', ...stored });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.definition;
}

/** A text reminder that answers as given. */
export function reminder(id: string, auto_replies: readonly object[] = []) {
  return { id, name: id, purpose: 'reminder', type: 'sms', content: { body: 'See you' }, auto_replies };
}

/** An answer to words that leads to a message, or just answers. */
export function answer(
  id: string,
  { any_of = ['yes'], to }: { readonly any_of?: readonly string[]; readonly to?: string } = {},
) {
  const actions = to === undefined ? [{ type: 'reply', body: 'Thanks' }] : [{ type: 'transition_to', message_id: to }];
  return { id, trigger: { type: 'reply_is', any_of }, actions };
}
