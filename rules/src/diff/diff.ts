import type { AutoMessage, Definition } from '../document.ts';
import { timingInWords } from '../graph/timing-in-words.ts';
import type { Change } from './change.ts';
import { diffAutoReplies } from './diff-auto-replies.ts';
import { diffMessage } from './diff-message.ts';
import { diffSchedule } from './diff-schedule.ts';
import { pairById } from './pair-by-id.ts';

/** What changed from one document to the other, in words, for the publish dialog and the list of revisions; empty when nothing did. */
export function diff(before: Definition, after: Definition): readonly Change[] {
  const { added, removed, kept, reordered } = pairById(before.messages, after.messages);
  const names = new Map([...before.messages, ...after.messages].map(({ id, name }) => [id, name]));
  const nameOf = (message_id: string) => quoted(names.get(message_id) ?? '');
  return [
    ...diffSchedule(before, after),
    ...removed.map((message) => ({
      ...whole('message_removed', message),
      sentence: `${capital(quoted(message.name))} is gone.`,
    })),
    ...kept.flatMap(({ before: was, after: is }) =>
      was === is
        ? []
        : [
            ...diffMessage(was, is),
            ...diffAutoReplies({
              before: was.auto_replies,
              after: is.auto_replies,
              message_id: is.id,
              place: capital(quoted(is.name)),
              nameOf,
            }),
          ],
    ),
    ...added.map((message) => ({
      ...whole('message_added', message),
      sentence: `${capital(quoted(message.name))} is new: ${message.type}, ${timingInWords(message.timing)}${withAnswers(message)}.`,
    })),
    ...(reordered
      ? [
          {
            kind: 'messages_reordered' as const,
            message_id: null,
            auto_reply_id: null,
            field: null,
            sentence: 'The messages stand in another order.',
          },
        ]
      : []),
    ...diffAutoReplies({
      before: before.default_auto_replies,
      after: after.default_auto_replies,
      message_id: null,
      place: 'Any message',
      nameOf,
    }),
  ];
}

function whole<K extends Change['kind']>(kind: K, { id }: AutoMessage) {
  return { kind, message_id: id, auto_reply_id: null, field: null };
}

function quoted(name: string): string {
  return name === '' ? 'a message' : `“${name}”`;
}

function capital(name: string): string {
  return name === 'a message' ? 'A message' : name;
}

function withAnswers({ auto_replies }: AutoMessage): string {
  if (auto_replies.length === 0) return '';
  return `, with ${auto_replies.length === 1 ? 'an answer' : `${auto_replies.length} answers`}`;
}
