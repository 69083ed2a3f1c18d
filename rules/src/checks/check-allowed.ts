import type { ActionKind } from '../actions/action-kind.ts';
import { ACTION_KINDS } from '../actions/action-kinds.ts';
import type { TriggerKind } from '../triggers/trigger-kind.ts';
import { TRIGGER_KINDS } from '../triggers/trigger-kinds.ts';
import { mayStandAt } from '../may-stand-at.ts';
import { fixAnswer, fixByRemoving } from './fix-answer.ts';
import { type Check, type Issue, issueOf } from './issue.ts';
import { messagesAnsweredBy, type PlacedReply, placedReplies } from './placed.ts';

const PURPOSES = { reminder: 'a reminder', booking: 'a booking message', follow_up: 'a follow-up' } as const;
/** What a channel's messages are called, one of them. */
export const TYPES = { sms: 'text', email: 'email', call: 'call' } as const;

type AnyTrigger = Pick<TriggerKind<never>, 'label' | 'types' | 'purposes' | 'on'>;
type AnyAction = Pick<ActionKind<never>, 'label' | 'types' | 'purposes' | 'needs_call'>;

/** Triggers and actions where the message's type or purpose, or each other, do not take them (flow-spec sections 2 and 3). */
export const checkAllowed: Check = ({ definition }) =>
  placedReplies(definition).flatMap((placed): readonly Issue[] => {
    const { auto_reply, pointer, message } = placed;
    const message_id = message?.id ?? null;
    const trigger = TRIGGER_KINDS[auto_reply.trigger.type];
    const fix = fixByRemoving(auto_reply.id);
    if (message === null && messagesAnsweredBy(definition, placed).length === 0) {
      const told = `No message of this schedule takes “${trigger.label}”, so this default never applies.`;
      return [issueOf({ code: 'default_never_applies', pointer, message_id, message: told, fix })];
    }
    const told = `“${trigger.label}” cannot be used on ${where(placed)}.`;
    const refused = takes(trigger, placed)
      ? []
      : [issueOf({ code: 'trigger_not_allowed', pointer: `${pointer}/trigger`, message_id, message: told, fix })];
    return [
      ...refused,
      ...auto_reply.actions.flatMap((_, index) => actionIssues(placed, { index, trigger_fits: refused.length === 0 })),
    ];
  });

function actionIssues(
  placed: PlacedReply,
  { index, trigger_fits }: { readonly index: number; readonly trigger_fits: boolean },
): readonly Issue[] {
  const { auto_reply, pointer, message } = placed;
  const action = auto_reply.actions[index];
  if (action === undefined) return [];
  const kind = ACTION_KINDS[action.type];
  const trigger = TRIGGER_KINDS[auto_reply.trigger.type];
  const about = {
    pointer: `${pointer}/actions/${index}`,
    message_id: message?.id ?? null,
    fix: fixAnswer(auto_reply, {
      label: `Remove “${kind.label}”`,
      actions: auto_reply.actions.toSpliced(index, 1),
    }),
  };
  if (!takes(kind, placed) || (message === null && !meet(trigger, kind))) {
    const place = message === null ? `an answer to “${trigger.label}”` : where(placed);
    return [issueOf({ ...about, code: 'action_not_allowed', message: `“${kind.label}” cannot be used on ${place}.` })];
  }
  if (!trigger_fits || !comesTooLate(trigger, kind)) return [];
  return [
    issueOf({
      ...about,
      code: 'action_needs_call',
      message: `“${kind.label}” needs the client on the phone, and “${trigger.label}” comes when the call is over: send a text or call again instead.`,
    }),
  ];
}

/** A default is for whatever message takes it. */
function takes(kind: Pick<AnyAction, 'types' | 'purposes'>, { message }: PlacedReply): boolean {
  return message === null || mayStandAt(kind, message);
}

function where({ message }: PlacedReply): string {
  return message === null ? 'any message' : `${PURPOSES[message.purpose]} by ${TYPES[message.type]}`;
}

/** Whether there is any kind of message that takes both. */
function meet(trigger: AnyTrigger, action: AnyAction): boolean {
  return (
    trigger.types.some((type) => action.types.includes(type)) &&
    trigger.purposes.some((purpose) => action.purposes.includes(purpose))
  );
}

function comesTooLate(trigger: AnyTrigger, action: AnyAction): boolean {
  return action.needs_call && trigger.on !== 'digit' && trigger.on !== 'act';
}
