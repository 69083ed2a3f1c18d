import type { Occurrence } from '../triggers/occurrence.ts';
import type { AuthoredMessage } from './find-authored.ts';
import { type Looked, lookThrough } from './search-auto-replies.ts';

/** Every auto reply that waits for such an occurrence: `custom` is tried before the built-ins, `others` after them. */
interface Everywhere {
  readonly custom: readonly Looked[];
  readonly others: readonly Looked[];
}

const SCOPES = ['auto_reply', 'default_auto_reply'] as const;

/** The auto replies of both scopes in the order they are tried, the message's before the defaults' (rulings 6 and 7). */
export function lookEverywhere(authored: AuthoredMessage, occurrence: Occurrence): Everywhere {
  return {
    custom: SCOPES.flatMap((scope) => lookThrough(authored, { scope, occurrence, pass: ['exact', 'includes'] })),
    others: SCOPES.flatMap((scope) => lookThrough(authored, { scope, occurrence, pass: ['fallback'] })),
  };
}
