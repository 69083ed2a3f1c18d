import { ACTION_KINDS } from '../actions/action-kinds.ts';
import { targetOf } from '../actions/target-of.ts';
import type { Action, AutoReply } from '../document.ts';
import { triggerInWords } from '../graph/trigger-in-words.ts';
import { forwardedTo } from '../outline/forwarded-to.ts';
import type { Change } from './change.ts';
import { type Paired, pairById } from './pair-by-id.ts';
import { sameJson } from './same-json.ts';

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
  return was === is ? `the answer to ${is} waits for other texts` : `what waited for ${was} now waits for: ${is}`;
}

function newActions({ before, after }: Pair, nameOf: AutoReplyLists['nameOf']): string {
  const [was, is] = [actionsInWords(before.actions, nameOf), actionsInWords(after.actions, nameOf)];
  const when = triggerInWords(after.trigger);
  return was === is
    ? `the wording changed of what happens when: ${when}`
    : `when ${when}, it now does: ${is}; before: ${was}`;
}

function actionsInWords(actions: readonly Action[], nameOf: AutoReplyLists['nameOf']): string {
  if (actions.length === 0) return 'nothing yet';
  return actions
    .map((action) => {
      const target = targetOf(action);
      const { label } = ACTION_KINDS[action.type];
      if (action.type === 'forward') return `${label} to ${forwardedTo(action)}`;
      return target === null ? label : `${label} ${nameOf(target)}`;
    })
    .join(', ');
}
