import type { Policy } from '../document/policy-schema.ts';
import type { Facts } from '../facts.ts';
import type { Instant } from '../instant.ts';
import type { Memory } from '../memory.ts';
import { isOpenQuestion } from '../turn/is-open-question.ts';
import { endOf } from './appointment-span.ts';
import { shiftInstant } from './shift-instant.ts';

/** When replies begin to reach the inbox only: days after the last message or the end, whichever is later. */
export function replyWindowEnd({
  memory,
  facts,
  policy,
}: {
  readonly memory: Memory;
  readonly facts: Facts;
  readonly policy: Policy;
}): Instant {
  const last = memory.sent.filter(isOpenQuestion).map((sent) => sent.accepted_at ?? sent.at);
  const from = [endOf(facts.appointment), ...last].toSorted().at(-1) ?? endOf(facts.appointment);
  return shiftInstant(from, policy.reply_window_days * 24 * 60);
}
