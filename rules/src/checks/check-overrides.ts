import { ACTION_KINDS } from '../actions/action-kinds.ts';
import { BUILT_INS, type BuiltIn } from '../built-ins.ts';
import type { AutoMessage, Definition } from '../document.ts';
import { matchBuiltIn } from '../match-built-in.ts';
import { STATE_TRIGGERS } from '../triggers/state-triggers.ts';
import { TRIGGER_KINDS } from '../triggers/trigger-kinds.ts';
import { fixField } from './fix-field.ts';
import type { Fix } from './fix.ts';
import { type Check, type Issue, issueOf } from './issue.ts';
import { type Phrase, phrasesOf } from './phrases-of.ts';
import { messagesAnsweredBy, type PlacedReply, placedReplies } from './placed.ts';

/** Answers that set a built-in aside (ruling 8). */
export const checkOverrides: Check = ({ definition }) =>
  placedReplies(definition).flatMap((placed) => overrides(definition, placed));

/** Fine when the answer marks the same, or when it says “do nothing” on purpose; else the client's 1 would confirm nothing (ruling 8). */
function overrides(definition: Definition, placed: PlacedReply): readonly Issue[] {
  const { actions } = placed.auto_reply;
  if (actions.some(({ type }) => type === 'do_nothing')) return [];
  const marks = actions.map((action) => ACTION_KINDS[action.type].marks);
  const answered = distinctKinds(messagesAnsweredBy(definition, placed));
  if (placed.auto_reply.trigger.type === 'client_dials') return overridesDigit(placed, { answered, marks });
  const phrases = phrasesOf(placed).map((phrase) => ({ phrase, meant: meanings(phrase, answered) }));
  const fix = marks.every((mark) => mark === null) ? onStateTrigger(placed, phrases) : null;
  return phrases.flatMap(({ phrase, meant }) => {
    const built_in = meant.find(({ state }) => !marks.some((mark) => mark === state));
    if (!built_in) return [];
    const trigger = STATE_TRIGGERS[built_in.state];
    const instead =
      trigger === null ? '' : ` To add to it, use “${TRIGGER_KINDS[trigger].label}”; to replace it, mark it here.`;
    return [
      issueOf({
        code: 'overrides_built_in',
        pointer: phrase.pointer,
        message_id: placed.message?.id ?? null,
        message: `“${phrase.text}” means “${built_in.state.replace('_', ' ')}” by itself, and this answer keeps it from being marked.${instead}`,
        fix,
      }),
    ];
  });
}

/** A digit that opens a menu means all that follows; whoever goes on to a message of their own asks anew (ruling 20). */
function overridesDigit(
  placed: PlacedReply,
  { answered, marks }: { readonly answered: readonly AutoMessage[]; readonly marks: readonly (string | null)[] },
): readonly Issue[] {
  const { trigger, actions } = placed.auto_reply;
  if (trigger.type !== 'client_dials' || actions.some(({ type }) => type === 'transition_to')) return [];
  const meant = answered.flatMap(({ type, purpose }) =>
    type === 'call' ? BUILT_INS.filter((each) => each.purpose === purpose && each.dials[0] === trigger.digit) : [],
  );
  if (meant.length === 0 || meant.some(({ state }) => marks.includes(state))) return [];
  const states = [...new Set(meant.map(({ state }) => `“${state.replace('_', ' ')}”`))].join(' or ');
  return [
    issueOf({
      code: 'overrides_built_in',
      pointer: `${placed.pointer}/trigger/digit`,
      message_id: placed.message?.id ?? null,
      message: `The digit ${trigger.digit} leads to ${states} by itself, and this answer keeps it from being marked. To add to it, use the matching “client …” trigger; to replace it, mark it here.`,
    }),
  ];
}

/** What a phrase means by itself, on each kind of message that is answered. */
function meanings({ text }: Phrase, answered: readonly AutoMessage[]): readonly BuiltIn[] {
  return answered.flatMap(({ type, purpose }) => {
    if (type === 'call') return [];
    const match = matchBuiltIn({
      reply: { whole: text, first_line: null },
      channel: type,
      purpose,
      locale: null,
      any_affirmative_confirms: true,
    });
    return match === null ? [] : [match.built_in];
  });
}

/** The safe alternative, where all of the trigger's words mean one and the same. */
function onStateTrigger(
  { auto_reply }: PlacedReply,
  phrases: readonly { readonly meant: readonly BuiltIn[] }[],
): Fix | null {
  const states = new Set(phrases.flatMap(({ meant }) => meant.map(({ state }) => state)));
  const [state] = states;
  if (state === undefined || states.size > 1 || phrases.some(({ meant }) => meant.length === 0)) return null;
  const type = STATE_TRIGGERS[state];
  if (type === null) return null;
  return fixField(
    { kind: 'auto_reply', auto_reply_id: auto_reply.id },
    { label: `Use “${TRIGGER_KINDS[type].label}” instead`, path: ['trigger'], value: { type } },
  );
}

/** One message of each type and purpose: the built-ins know no more of a message. */
function distinctKinds(messages: readonly AutoMessage[]): readonly AutoMessage[] {
  return [...new Map(messages.map((message) => [`${message.type} ${message.purpose}`, message])).values()];
}
