import { describe, expect, it } from 'vitest';
import { builtInKey, flowCounts } from './flow-counts.ts';

const COUNTS = {
  messages: [
    {
      ...{ auto_message_id: 'm', entered: 21, waiting: 4, failed: 2, expired: 5 },
      left: { answer: 7, transition: 2, timer: 1 },
    },
  ],
  edges: [
    { auto_message_id: 'm', auto_reply_id: 'late', built_in_id: null, count: 3 },
    { auto_message_id: 'm', auto_reply_id: 'default', built_in_id: null, count: 2 },
    { auto_message_id: 'n', auto_reply_id: 'default', built_in_id: null, count: 4 },
    { auto_message_id: 'm', auto_reply_id: null, built_in_id: 'reminder_confirm', count: 6 },
    { auto_message_id: 'n', auto_reply_id: null, built_in_id: 'reminder_confirm', count: 1 },
  ],
};

describe('numbers on the canvas', () => {
  it('add up on every message: entered is waiting, left, failed and expired', () => {
    const { messages } = flowCounts(COUNTS);
    const { entered, waiting, left, failed, expired } = messages.get('m') ?? {};
    expect([waiting, left, failed, expired]).toEqual([4, 10, 2, 5]);
    expect(entered).toBe([waiting, left, failed, expired].reduce<number>((sum, each) => sum + (each ?? 0), 0));
  });

  it('are of a default answer over all messages, and of a built-in for each', () => {
    const { answers, built_ins } = flowCounts(COUNTS);
    expect(answers).toEqual(
      new Map([
        ['late', 3],
        ['default', 6],
      ]),
    );
    expect(built_ins.get(builtInKey('m', 'reminder_confirm'))).toBe(6);
    expect(built_ins.get(builtInKey('n', 'reminder_confirm'))).toBe(1);
  });
});
