import { ACTION_KINDS } from '../actions/action-kinds.ts';
import { targetOf } from '../actions/target-of.ts';
import type { Action, AutoReply } from '../document.ts';
import { triggerInWords } from '../graph/trigger-in-words.ts';
import { actionInWords } from '../outline/action-in-words.ts';
import { forwardedTo } from '../outline/forwarded-to.ts';
import type { Change } from './change.ts';
import { type Paired, pairById } from './pair-by-id.ts';
import { quoted } from './excerpt.ts';
import { sameJson } from './same-json.ts';
import { translationsChanged, type Worded, wordsChanged } from './words-changed.ts';

export interface AutoReplyLists {
  readonly before: readonly AutoReply[];
  readonly after: readonly AutoReply[];
  readonly message_id: string | null;
  /** `“Reminder”` or `Any message`. */
  readonly place: string;
  /** A message as the sentences name it. */
  readonly nameOf: (message_id: string) => string;
}

/** What changed in one scope's auto replies. */
export function diffAutoReplies({ before, after, message_id, place, nameOf }: AutoReplyLists): readonly Change[] {
  const { added, removed, kept, reordered } = pairById(before, after);
  const about = { message_id, field: null };
  return [
    ...removed.map(({ id, trigger }) => ({
      ...about,
      kind: 'auto_reply_removed' as const,
      auto_reply_id: id,
      sentence: `${place} no longer answers when: ${triggerInWords(trigger)}.`,
    })),
    ...kept.flatMap((pair) =>
      (['trigger', 'actions'] as const)
        .filter((field) => !sameJson(pair.before[field], pair.after[field]))
        .map((field) => ({
          kind: 'auto_reply_changed' as const,
          message_id,
          auto_reply_id: pair.after.id,
          field,
          sentence: `${place}: ${field === 'trigger' ? newTrigger(pair) : newActions(pair, nameOf)}.`,
        })),
    ),
    ...added.map(({ id, trigger, actions }) => ({
      ...about,
      kind: 'auto_reply_added' as const,
      auto_reply_id: id,
      sentence: `${place} has a new answer when: ${triggerInWords(trigger)}. It does: ${actionsInWords(actions, nameOf)}.`,
    })),
    ...(reordered
      ? [
          {
            ...about,
            kind: 'auto_replies_reordered' as const,
            auto_reply_id: null,
            sentence: `${place} tries its answers in another order.`,
          },
        ]
      : []),
  ];
}

type Pair = Paired<AutoReply>['kept'][number];

function newTrigger({ before, after }: Pair): string {
  const [was, is] = [triggerInWords(before.trigger), triggerInWords(after.trigger)];
  if (was !== is) return `what waited for ${was} now waits for: ${is}`;
  const [old, now] = [phrasesOf(before), phrasesOf(after)];
  const told = [
    ...now.filter((phrase) => !old.includes(phrase)).map((phrase) => `also for ${quoted(phrase)}`),
    ...old.filter((phrase) => !now.includes(phrase)).map((phrase) => `no longer for ${quoted(phrase)}`),
  ];
  return `the answer to ${is} now waits ${told.length === 0 ? 'for its texts in another order' : told.join(', ')}`;
}

function newActions({ before, after }: Pair, nameOf: AutoReplyLists['nameOf']): string {
  const when = triggerInWords(after.trigger);
  const did = before.actions.map((action) => shortly(action, nameOf));
  const does = after.actions.map((action) => shortly(action, nameOf));
  if (!sameJson(did, does))
    return `when ${when}, it now does: ${actionsInWords(after.actions, nameOf)}; before: ${actionsInWords(before.actions, nameOf)}`;
  const told = after.actions.flatMap((action, index) => {
    const words = newWording(before.actions[index] ?? action, action);
    return words.length === 0 ? [] : [`of its “${does[index]}”, ${words.join('; ')}`];
  });
  return `when ${when}, ${told.join('; ')}`;
}

function newWording(before: Action, after: Action): readonly string[] {
  return [
    ...wordsChanged(wordedOf(before), wordedOf(after)),
    ...translationsChanged(translationsOf(before), translationsOf(after)),
  ];
}

function wordedOf(action: Action): Worded {
  return 'body' in action || 'script' in action ? action : {};
}

function translationsOf(action: Action): Readonly<Record<string, Worded>> {
  return 'translations' in action ? action.translations : {};
}

function phrasesOf({ trigger }: AutoReply): readonly string[] {
  return 'any_of' in trigger ? trigger.any_of : [];
}

/** An action without its words. */
function shortly(action: Action, nameOf: AutoReplyLists['nameOf']): string {
  const target = targetOf(action);
  const { label } = ACTION_KINDS[action.type];
  if (action.type === 'forward') return `${label} to ${forwardedTo(action)}`;
  return target === null ? label : `${label} ${nameOf(target)}`;
}

function actionsInWords(actions: readonly Action[], nameOf: AutoReplyLists['nameOf']): string {
  if (actions.length === 0) return 'nothing yet';
  return actions
    .map((action) => {
      const { text } = actionInWords(action, nameOf);
      const short = shortly(action, nameOf);
      return text === null || text === '' ? short : `${short} ${quoted(text.replaceAll(/\s+/gu, ' '))}`;
    })
    .join(', ');
}
