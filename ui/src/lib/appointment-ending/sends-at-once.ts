import type { Preview } from '#lib/api/generated/types.gen.ts';

/** Whether somebody hears of it on the spot. */
export function sendsAtOnce({ participants }: Preview): boolean {
  return participants.some(({ messages }) => messages.some(({ change }) => change === 'sent_now'));
}
