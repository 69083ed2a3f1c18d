import type { AutoReply } from '../document.ts';
import type { Occurrence } from '../triggers/occurrence.ts';
import type { AuthoredMessage } from './find-authored.ts';
import { lookEverywhere } from './look-everywhere.ts';
import { note } from './note.ts';
import type { Looked } from './search-auto-replies.ts';
import type { Turn } from './turn.ts';

/** What a reply or a digit means by itself; the detail names what of it gave the meaning. */
export interface Meaning<B> {
  readonly built_in: B;
  readonly detail: Readonly<Record<string, string>>;
}

export type Found<B> =
  | { readonly kind: 'authored'; readonly auto_reply: AutoReply }
  | { readonly kind: 'built_in'; readonly built_in: B }
  | { readonly kind: 'nothing' };

export interface SearchRequest<B> {
  readonly authored: AuthoredMessage;
  readonly occurrence: Occurrence;
  readonly meaning: Meaning<B> | null;
}

/**
 * What answers a reply or a digit: the message's auto replies, the defaults, the built-ins, then the triggers for
 * all else, the message's before the defaults' (rulings 6 to 8 and 17). The first match ends the search; the trace
 * keeps all it looked at.
 */
export function searchScopes<B extends { readonly id: string }>(
  turn: Turn,
  { authored, occurrence, meaning }: SearchRequest<B>,
): Found<B> {
  const { custom: looked_at, others } = lookEverywhere(authored, occurrence);
  const runs = turn.memory.stopped_by === null;
  const custom = runs ? looked_at.find((looked) => looked.match !== null) : undefined;
  const other = runs ? others[0] : undefined;

  for (const looked of looked_at) noteLooked(turn, { looked, authored, winner: custom?.auto_reply.id ?? null });
  noteMeaning(turn, { authored, meaning, winner: custom?.auto_reply.id ?? null });
  const winner = custom?.auto_reply.id ?? meaning?.built_in.id ?? other?.auto_reply.id ?? null;
  for (const looked of others) noteLooked(turn, { looked, authored, winner });

  if (custom) return { kind: 'authored', auto_reply: custom.auto_reply };
  if (meaning) return { kind: 'built_in', built_in: meaning.built_in };
  return other ? { kind: 'authored', auto_reply: other.auto_reply } : { kind: 'nothing' };
}

function noteLooked(
  turn: Turn,
  {
    looked,
    authored,
    winner,
  }: { readonly looked: Looked; readonly authored: AuthoredMessage; readonly winner: string | null },
): void {
  const { scope, auto_reply, match } = looked;
  const about = { rule: scope, auto_message_id: authored.message.id, auto_reply_id: auto_reply.id };
  if (match === null) note(turn, { ...about, verdict: 'no_match' });
  else if (turn.memory.stopped_by !== null)
    note(turn, { ...about, verdict: 'limit', ruling: 14, detail: { limit: turn.memory.stopped_by } });
  else if (auto_reply.id === winner)
    note(turn, { ...about, verdict: 'matched', ruling: 6, detail: { phrase: match.phrase } });
  else note(turn, { ...about, verdict: 'shadowed', ruling: 6, detail: { by: winner, phrase: match.phrase } });
}

function noteMeaning(
  turn: Turn,
  {
    authored,
    meaning,
    winner,
  }: {
    readonly authored: AuthoredMessage;
    readonly meaning: Meaning<{ readonly id: string }> | null;
    readonly winner: string | null;
  },
): void {
  const about = { rule: 'built_in', auto_message_id: authored.message.id };
  if (meaning === null) note(turn, { ...about, verdict: 'no_match' });
  else if (winner === null)
    note(turn, {
      ...about,
      verdict: 'matched',
      ruling: 7,
      detail: { built_in: meaning.built_in.id, ...meaning.detail },
    });
  else
    note(turn, { ...about, verdict: 'suppressed', ruling: 8, detail: { built_in: meaning.built_in.id, by: winner } });
}
