import type { AutoMessage, Definition } from '../document.ts';
import { TRIGGER_KINDS } from '../triggers/trigger-kinds.ts';
import { mayStandAt } from '../may-stand-at.ts';
import { fixField } from './fix-field.ts';
import type { Fix } from './fix.ts';
import { type Check, issueOf } from './issue.ts';
import { placedMessages, placedReplies } from './placed.ts';

/** Messages that no time and no path ever reaches; one that only such messages lead to is not reached either. */
export const checkReach: Check = ({ definition }) => {
  const reached = reachedMessages(definition);
  return placedMessages(definition).flatMap(({ message, pointer }) =>
    message.availability !== 'on_demand' || reached.has(message.id)
      ? []
      : [
          issueOf({
            code: 'message_unreachable',
            pointer,
            message_id: message.id,
            message: `Nothing leads to “${message.name}”: transition to it or enable it somewhere, or give it a time.`,
            fix: fixOf(definition, message),
          }),
        ],
  );
};

function reachedMessages(definition: Definition): ReadonlySet<string> {
  const { messages } = definition;
  const known = new Map(messages.map((message) => [message.id, message]));
  const reached = new Set<string>();
  const open = messages.filter(({ availability }) => availability === 'scheduled');
  for (let next = open.pop(); next; next = open.pop()) {
    if (reached.has(next.id)) continue;
    reached.add(next.id);
    for (const id of ledToFrom(definition, next)) {
      const target = known.get(id);
      if (target) open.push(target);
    }
  }
  return reached;
}

/** Where a message's own answers and the defaults that apply to it lead. */
function ledToFrom({ default_auto_replies }: Definition, message: AutoMessage): readonly string[] {
  const defaults = message.disable_default_auto_replies ? [] : default_auto_replies;
  return [...message.auto_replies, ...defaults]
    .filter(({ trigger }) => mayStandAt(TRIGGER_KINDS[trigger.type], message))
    .flatMap(({ actions }) =>
      actions.flatMap((action) =>
        action.type === 'transition_to' || action.type === 'enable_message' ? [action.message_id] : [],
      ),
    );
}

/** Its own time, if it has one; else off, unless an action names it, which would then lead to a message that is off. */
function fixOf(definition: Definition, { id, timing }: AutoMessage): Fix | null {
  const of = { kind: 'message', message_id: id } as const;
  if (timing !== null)
    return fixField(of, { label: 'Send it at its time', path: ['availability'], value: 'scheduled' });
  const named = placedReplies(definition).some(({ auto_reply }) =>
    auto_reply.actions.some((action) => 'message_id' in action && action.message_id === id),
  );
  return named ? null : fixField(of, { label: 'Switch it off', path: ['availability'], value: 'off' });
}
