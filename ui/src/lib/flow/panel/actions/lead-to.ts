import type { Command } from '@kept/rules/commands/command';
import type { Action, AutoMessage, Definition } from '@kept/rules/document';
import { newMessage } from '../../document/new-message.ts';

/** What can be made for an action to lead to; no message has such an id. */
export const NEW_TARGETS: readonly { readonly value: string; readonly type: AutoMessage['type'] }[] = [
  { value: '+sms', type: 'sms' },
  { value: '+email', type: 'email' },
  { value: '+call', type: 'call' },
];

interface Leading {
  readonly auto_reply_id: string;
  readonly action_index: number;
  /** An id of a message, or one of NEW_TARGETS. */
  readonly target: string;
}

/** Lets an action lead elsewhere; a new message is made and led to in one step. */
export function leadTo(definition: Definition, { auto_reply_id, action_index, target }: Leading): Command {
  const made = NEW_TARGETS.find(({ value }) => value === target);
  if (made === undefined) return { type: 'retarget', auto_reply_id, action_index, message_id: target };
  const from = definition.messages.find(({ auto_replies }) => auto_replies.some(({ id }) => id === auto_reply_id));
  const message = messageFor(definition, {
    type: made.type,
    purpose: from?.purpose ?? 'reminder',
    action: actionAt(definition, { auto_reply_id, action_index }),
  });
  return {
    type: 'batch',
    name: `add “${message.name}”`,
    commands: [
      { type: 'add_message', message, at: null },
      { type: 'retarget', auto_reply_id, action_index, message_id: message.id },
    ],
  };
}

interface Wanted extends Pick<AutoMessage, 'type' | 'purpose'> {
  readonly action: Action['type'] | undefined;
}

/** One that is enabled needs a time to go out at, one that is disabled would go out without that. */
function messageFor(definition: Definition, { type, purpose, action }: Wanted): AutoMessage {
  if (action === 'transition_to') return newMessage(definition, { type, purpose, availability: 'on_demand' });
  const message = newMessage(definition, { type, purpose });
  return action === 'enable_message' ? { ...message, availability: 'on_demand' } : message;
}

function actionAt(
  { messages, default_auto_replies }: Definition,
  { auto_reply_id, action_index }: Pick<Leading, 'auto_reply_id' | 'action_index'>,
): Action['type'] | undefined {
  const all = [...messages.flatMap(({ auto_replies }) => auto_replies), ...default_auto_replies];
  return all.find(({ id }) => id === auto_reply_id)?.actions[action_index]?.type;
}
