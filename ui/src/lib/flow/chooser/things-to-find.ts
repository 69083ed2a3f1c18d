import type { Definition } from '@kept/rules/document';
import { timingInWords } from '@kept/rules/graph/timing-in-words';
import { triggerInWords } from '@kept/rules/graph/trigger-in-words';
import { nameOfMessage } from '../document/name-of-message.ts';
import type { Choice } from './choice.ts';

/** Every message and answer to jump to, by its name, its words or what it says. */
export function thingsToFind({ messages, default_auto_replies }: Definition): readonly Choice[] {
  return [
    ...messages.map((message) => ({
      ...{ id: message.id, label: nameOfMessage(message), group: 'Messages' },
      hint: 'body' in message.content ? message.content.body : timingInWords(message.timing),
    })),
    ...[{ name: 'Any message', auto_replies: default_auto_replies }, ...messages].flatMap(({ name, auto_replies }) =>
      auto_replies.map(({ id, trigger }) => ({ id, label: triggerInWords(trigger), hint: name, group: 'Answers' })),
    ),
  ];
}
