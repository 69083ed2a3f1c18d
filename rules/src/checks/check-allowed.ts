import { ACTION_KINDS } from '../actions/action-kinds.ts';
import { TRIGGER_KINDS } from '../triggers/trigger-kinds.ts';
import type { Check, Issue } from './issue.ts';
import { messagesAnsweredBy, placedReplies } from './placed.ts';

const PURPOSES = { reminder: 'a reminder', booking: 'a booking message', follow_up: 'a follow-up' } as const;
const TYPES = { sms: 'text', email: 'email', call: 'call' } as const;

/** Triggers and actions where the message's type or purpose does not take them (flow-spec sections 2 and 3). */
export const checkAllowed: Check = ({ definition }) =>
  placedReplies(definition).flatMap((placed): readonly Issue[] => {
    const { auto_reply, pointer, message } = placed;
    const trigger = TRIGGER_KINDS[auto_reply.trigger.type];
    if (message === null) {
      return messagesAnsweredBy(definition, placed).length > 0
        ? []
        : [
            {
              code: 'default_never_applies',
              severity: 'warning',
              pointer,
              message_id: null,
              message: `No message of this schedule takes “${trigger.label}”, so this default never applies.`,
              fix: null,
            },
          ];
    }
    const issue = { severity: 'error', message_id: message.id, fix: null } as const;
    const where = `${PURPOSES[message.purpose]} by ${TYPES[message.type]}`;
    const allowed = trigger.types.includes(message.type) && trigger.purposes.includes(message.purpose);
    return [
      ...(allowed
        ? []
        : [
            {
              ...issue,
              code: 'trigger_not_allowed' as const,
              pointer: `${pointer}/trigger`,
              message: `“${trigger.label}” cannot be used on ${where}.`,
            },
          ]),
      ...auto_reply.actions.flatMap((action, index) => {
        const kind = ACTION_KINDS[action.type];
        return kind.types.includes(message.type) && kind.purposes.includes(message.purpose)
          ? []
          : [
              {
                ...issue,
                code: 'action_not_allowed' as const,
                pointer: `${pointer}/actions/${index}`,
                message: `“${kind.label}” cannot be used on ${where}.`,
              },
            ];
      }),
    ];
  });
