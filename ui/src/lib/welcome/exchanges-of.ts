import type { Exchange, ToldMessage } from './story.ts';

const ANSWERS: readonly string[] = ['automatic_reply', 'system_text'];

/** What the client said, each with the first answer that went back before they spoke again. */
export function exchangesOf(messages: readonly ToldMessage[]): readonly Exchange[] {
  return messages.flatMap((said, index) => {
    if (said.direction !== 'in') return [];
    const after = messages.slice(index + 1);
    const next = after.findIndex(({ direction }) => direction === 'in');
    const until = next === -1 ? after : after.slice(0, next);
    return [{ said, answered: until.find(isAnswer) ?? null }];
  });
}

function isAnswer({ direction, kind }: ToldMessage): boolean {
  return direction === 'out' && ANSWERS.includes(kind);
}
