import type { Definition } from '../document.ts';
import type { ParseIssue } from '../parse-definition.ts';

/** Ids that stand for two things: messages among themselves, auto replies among all of the document. */
export function repeatedIds({ messages, default_auto_replies }: Definition): readonly ParseIssue[] {
  const message_ids = messages.map(({ id }, index) => ({ id, pointer: `/messages/${index}/id` }));
  const auto_reply_ids = [
    ...messages.flatMap((message, at) =>
      message.auto_replies.map(({ id }, index) => ({ id, pointer: `/messages/${at}/auto_replies/${index}/id` })),
    ),
    ...default_auto_replies.map(({ id }, index) => ({ id, pointer: `/default_auto_replies/${index}/id` })),
  ];
  return [...repeats(message_ids), ...repeats(auto_reply_ids)];
}

function repeats(ids: readonly { readonly id: string; readonly pointer: string }[]): readonly ParseIssue[] {
  const seen = new Set<string>();
  return ids.flatMap(({ id, pointer }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ code: 'duplicate_id', pointer, message: `The id ${id} is used twice.` }];
  });
}
