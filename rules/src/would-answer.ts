import type { BuiltIn } from './built-ins.ts';
import type { AutoMessage, AutoReply, Definition } from './document.ts';
import { OPT_OUT_WORDS } from './line-words.ts';
import { matchBuiltIn } from './match-built-in.ts';
import { isPhrase } from './text/is-phrase.ts';
import { normaliseReply } from './text/normalise-reply.ts';
import { lookEverywhere } from './turn/look-everywhere.ts';

export interface TriedReply {
  readonly definition: Definition;
  /** The message that is answered. */
  readonly message: AutoMessage;
  readonly text: string;
}

/** What a reply would lead to; `phrase` is the authored text that took it. */
export type WouldAnswer =
  | { readonly kind: 'opt_out' }
  | { readonly kind: 'auto_reply'; readonly auto_reply: AutoReply; readonly phrase: string | null }
  | { readonly kind: 'built_in'; readonly built_in: BuiltIn }
  | { readonly kind: 'inbox' };

/**
 * What would answer this reply to a text or email, for who is authoring: an opt-out word before all else, then as
 * `step` searches (rulings 1 and 6 to 8). Sequences have more to look at: other open questions, limits, the state.
 */
export function wouldAnswer({ definition, message, text }: TriedReply): WouldAnswer {
  const { type: channel, purpose } = message;
  if (channel === 'call') return { kind: 'inbox' };
  const reply = normaliseReply(text, channel);
  if (OPT_OUT_WORDS[channel].some((word) => isPhrase(reply, word))) return { kind: 'opt_out' };
  const { custom, others } = lookEverywhere({ definition, message, revision_id: '' }, { kind: 'reply', reply });
  const found = custom.find(({ match }) => match !== null);
  if (found !== undefined)
    return { kind: 'auto_reply', auto_reply: found.auto_reply, phrase: found.match?.phrase ?? null };
  const { any_affirmative_confirms } = definition.policy;
  const built_in = matchBuiltIn({ reply, channel, purpose, locale: null, any_affirmative_confirms });
  if (built_in !== null) return { kind: 'built_in', built_in: built_in.built_in };
  const [other] = others;
  return other === undefined ? { kind: 'inbox' } : { kind: 'auto_reply', auto_reply: other.auto_reply, phrase: null };
}
