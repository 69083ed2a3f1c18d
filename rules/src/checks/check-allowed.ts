import { ACTION_KINDS } from '../actions/action-kinds.ts';
import { TRIGGER_KINDS } from '../triggers/trigger-kinds.ts';
import { fixAnswer, fixByRemoving } from './fix-answer.ts';
import { type Check, type Issue, issueOf } from './issue.ts';
import { messagesAnsweredBy, placedReplies } from './placed.ts';

const PURPOSES = { reminder: 'a reminder', booking: 'a booking message', follow_up: 'a follow-up' } as const;
const TYPES = { sms: 'text', email: 'email', call: 'call' } as const;

/** Triggers and actions where the message's type or purpose does not take them (flow-spec sections 2 and 3). */
export const checkAllowed: Check = ({ definition }) =>
  placedReplies(definition).flatMap((placed): readonly Issue[] => {
    const { auto_reply, pointer, message } = placed;
    const trigger = TRIGGER_KINDS[auto_reply.trigger.type];
    if (message === null) {
      if (messagesAnsweredBy(definition, placed).length > 0) return [];
      return [
        issueOf({
          code: 'default_never_applies',
          pointer,
          message_id: null,
          message: `No message of this schedule takes “${trigger.label}”, so this default never applies.`,
          fix: fixByRemoving(auto_reply.id),
        }),
      ];
    }
    const where = `${PURPOSES[message.purpose]} by ${TYPES[message.type]}`;
    const allowed = trigger.types.includes(message.type) && trigger.purposes.includes(message.purpose);
    return [
      ...(allowed
        ? []
        : [
            issueOf({
              code: 'trigger_not_allowed',
              pointer: `${pointer}/trigger`,
              message_id: message.id,
              message: `“${trigger.label}” cannot be used on ${where}.`,
              fix: fixByRemoving(auto_reply.id),
            }),
          ]),
      ...auto_reply.actions.flatMap((action, index) => {
        const kind = ACTION_KINDS[action.type];
        if (kind.types.includes(message.type) && kind.purposes.includes(message.purpose)) return [];
        return [
          issueOf({
            code: 'action_not_allowed',
            pointer: `${pointer}/actions/${index}`,
            message_id: message.id,
            message: `“${kind.label}” cannot be used on ${where}.`,
            fix: fixAnswer(auto_reply, {
              label: `Remove “${kind.label}”`,
              actions: auto_reply.actions.toSpliced(index, 1),
            }),
          }),
        ];
      }),
    ];
  });
