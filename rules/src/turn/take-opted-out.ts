import type { Input } from '../input.ts';
import type { Channel } from '../facts.ts';
import { isOpenQuestion } from './is-open-question.ts';
import { cancelTimers } from './cancel-timers.ts';
import { note } from './note.ts';
import { notifyStaff } from './notify-staff.ts';
import { withdrawSent } from './withdraw-sent.ts';
import { stopChannel, type Turn } from './turn.ts';

/**
 * An opt-out: timers stop, unsent messages to the address are withdrawn, no trigger fires and nothing is sent;
 * the one confirmation is the receiver's (ruling 1). CANCEL by text may have meant the appointment (ruling 2).
 */
export function takeOptedOut(turn: Turn, input: Extract<Input, { type: 'opted_out' }>): void {
  stopChannel(turn, input.channel);
  cancelTimers(turn, 'opted_out');
  withdrawSent(turn, { reason: 'opted_out', which: (sent) => turn.stopped[sent.channel] });
  for (const { key, channel } of turn.memory.answers_flying) {
    if (turn.stopped[channel])
      turn.effects.push({ type: 'withdraw', key: `w/${key}`, send_key: key, reason: 'opted_out' });
  }
  turn.memory = {
    ...turn.memory,
    answers_flying: turn.memory.answers_flying.filter(({ channel }) => !turn.stopped[channel]),
    sent: turn.memory.sent.map((sent) =>
      isAnswered(sent.key, input) && isOpenQuestion(sent) ? { ...sent, answered: true } : sent,
    ),
  };
  note(turn, {
    rule: 'opt_out',
    verdict: 'applied',
    ruling: 1,
    detail: { channel: input.channel, by: source(input.channel) },
  });
  if (input.channel !== 'sms' || input.word !== 'cancel') return;
  note(turn, { rule: 'opt_out', verdict: 'applied', ruling: 2 });
  notifyStaff(turn, { key: `n/${input.id}/opt_out_may_mean_cancel`, reason: 'opt_out_may_mean_cancel', source: null });
}

const isAnswered = (key: string, input: { readonly answers: string | null }) => key === input.answers;

const source = (channel: Channel) => (channel === 'call' ? 'digit' : 'word');
