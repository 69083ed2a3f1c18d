import { type BuiltIn } from '../built-ins.ts';
import type { AutoReply } from '../document.ts';
import { matchBuiltIn } from '../match-built-in.ts';
import type { NormalisedReply } from '../text/normalise-reply.ts';
import type { AuthoredMessage } from './find-authored.ts';
import { note } from './note.ts';
import { type Looked, lookThrough } from './search-auto-replies.ts';
import type { Turn } from './turn.ts';

export type Found =
  | { readonly kind: 'authored'; readonly auto_reply: AutoReply }
  | { readonly kind: 'built_in'; readonly built_in: BuiltIn }
  | { readonly kind: 'nothing' };

export interface SearchRequest {
  readonly authored: AuthoredMessage;
  readonly reply: NormalisedReply;
  readonly channel: 'sms' | 'email';
}

/**
 * What answers a reply: the message's auto replies, the defaults, the built-ins, then any other reply, the
 * message's before the defaults' (rulings 6 to 8). The first match ends the search; the trace keeps all it looked at.
 */
export function searchReply(turn: Turn, { authored, reply, channel }: SearchRequest): Found {
  const occurrence = { kind: 'reply', reply } as const;
  const own = lookThrough(authored, { scope: 'auto_reply', occurrence, pass: ['exact', 'includes'] });
  const defaults = lookThrough(authored, { scope: 'default_auto_reply', occurrence, pass: ['exact', 'includes'] });
  const built_in = matchBuiltIn({
    reply,
    channel,
    purpose: authored.message.purpose,
    locale: turn.request.facts.participant.locale,
    any_affirmative_confirms: authored.definition.policy.any_affirmative_confirms,
  });
  const others = (['auto_reply', 'default_auto_reply'] as const).flatMap((scope) =>
    lookThrough(authored, { scope, occurrence, pass: ['fallback'] }),
  );
  const runs = turn.memory.stopped_by === null;
  const custom = runs ? [...own, ...defaults].find((looked) => looked.match !== null) : undefined;
  const other = runs ? others[0] : undefined;

  for (const looked of [...own, ...defaults])
    noteLooked(turn, { looked, authored, winner: custom?.auto_reply.id ?? null });
  noteBuiltIn(turn, { authored, built_in, winner: custom?.auto_reply.id ?? null });
  const winner = custom?.auto_reply.id ?? built_in?.built_in.id ?? other?.auto_reply.id ?? null;
  for (const looked of others) noteLooked(turn, { looked, authored, winner });

  if (custom) return { kind: 'authored', auto_reply: custom.auto_reply };
  if (built_in) return { kind: 'built_in', built_in: built_in.built_in };
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

function noteBuiltIn(
  turn: Turn,
  {
    authored,
    built_in,
    winner,
  }: {
    readonly authored: AuthoredMessage;
    readonly built_in: { readonly built_in: BuiltIn; readonly word: string } | null;
    readonly winner: string | null;
  },
): void {
  const about = { rule: 'built_in', auto_message_id: authored.message.id };
  if (built_in === null) note(turn, { ...about, verdict: 'no_match' });
  else if (winner === null)
    note(turn, {
      ...about,
      verdict: 'matched',
      ruling: 7,
      detail: { built_in: built_in.built_in.id, word: built_in.word },
    });
  else
    note(turn, { ...about, verdict: 'suppressed', ruling: 8, detail: { built_in: built_in.built_in.id, by: winner } });
}
