import { BUILT_INS } from './built-ins.ts';
import type { AutoReply, Definition } from './document.ts';
import { triggerInWords } from './graph/trigger-in-words.ts';
import type { TraceEntry } from './trace.ts';

/** One answer that was looked at for a reply, a digit or an act, and what became of it. */
export interface LookedAt {
  /** `“Reminder”: reply is “late”`, `Any message: client confirms`, `Built in`. */
  readonly what: string;
  /** `used`: it answered; `fits`: it would have, were it not for another; `no`: it does not fit. */
  readonly verdict: 'used' | 'fits' | 'no';
  /** Why, as a clause. */
  readonly why: string;
  readonly auto_message_id: string | null;
  /** Null: a built-in. */
  readonly auto_reply_id: string | null;
}

/**
 * Every answer that a decision looked at, in the order in which the rules tried them, with why it answered or did not
 * (rulings 6 to 9 and 14). Empty: the decision was about something that no answer is looked for.
 */
export function explainSearch(trace: readonly TraceEntry[], definition: Definition): readonly LookedAt[] {
  const replies = repliesOf(definition);
  return trace.flatMap(({ rule, verdict, auto_message_id, auto_reply_id, detail }): readonly LookedAt[] => {
    const scope = SCOPES.find((each) => each === rule);
    if (scope === undefined) return [];
    const reply = auto_reply_id === null ? undefined : replies.get(auto_reply_id);
    const message = definition.messages.find(({ id }) => id === auto_message_id)?.name ?? 'a message that is gone';
    const about = { auto_message_id, auto_reply_id };
    const by = nameOf(detail['by'], replies);
    const what =
      scope === 'built_in'
        ? builtIn(detail['built_in'])
        : `${scope === 'auto_reply' ? `“${message}”` : 'Any message'}: ${reply === undefined ? 'an answer that is gone' : triggerInWords(reply.trigger)}`;
    switch (verdict) {
      case 'matched':
      case 'applied':
        return [{ ...about, what, verdict: 'used', why: 'it fits, and was used' }];
      case 'shadowed':
        return [{ ...about, what, verdict: 'fits', why: `it fits too, but ${by} was tried before` }];
      case 'suppressed':
        return [{ ...about, what, verdict: 'fits', why: `it fits too, but ${by} took its place` }];
      case 'limit':
        return [{ ...about, what, verdict: 'fits', why: 'it fits, but a limit has stopped the authored answers' }];
      case 'no_match':
      case 'ignored':
        return [{ ...about, what, verdict: 'no', why: 'it does not fit' }];
      default:
        return verdict satisfies never;
    }
  });
}

const SCOPES = ['auto_reply', 'default_auto_reply', 'built_in'] as const;

/** Definitions are values, and a play explains many decisions on one. */
const known = new WeakMap<Definition, ReadonlyMap<string, AutoReply>>();

function repliesOf(definition: Definition): ReadonlyMap<string, AutoReply> {
  const before = known.get(definition);
  if (before !== undefined) return before;
  const { messages, default_auto_replies } = definition;
  const all = [...messages.flatMap(({ auto_replies }) => auto_replies), ...default_auto_replies];
  const replies = new Map(all.map((reply) => [reply.id, reply]));
  known.set(definition, replies);
  return replies;
}

function builtIn(id: TraceEntry['detail'][string] | undefined): string {
  const known = BUILT_INS.find((each) => each.id === id);
  return known === undefined ? 'Built in' : `Built in: ${known.state.replaceAll('_', ' ')}`;
}

function nameOf(by: TraceEntry['detail'][string] | undefined, replies: ReadonlyMap<string, AutoReply>): string {
  const reply = typeof by === 'string' ? replies.get(by) : undefined;
  if (reply !== undefined) return `the answer on ${triggerInWords(reply.trigger)}`;
  return BUILT_INS.some(({ id }) => id === by) ? 'the usual meaning' : 'another answer';
}
