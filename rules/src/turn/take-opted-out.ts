import type { Input } from '../input.ts';
import type { SentMessage } from '../memory.ts';
import { cancelTimers } from './cancel-timers.ts';
import { hangUp } from './hang-up.ts';
import { liveCall, rememberCall } from './live-call.ts';
import { note } from './note.ts';
import { notifyStaff } from './notify-staff.ts';
import { findSent, updateSent } from './remember-sent.ts';
import { stopChannel, type Turn } from './turn.ts';
import { withdrawSent } from './withdraw-sent.ts';

type OptedOut = Extract<Input, { type: 'opted_out' }>;

/**
 * An opt-out: timers stop, unsent messages to the address are withdrawn, no trigger fires and nothing is sent;
 * the one confirmation is the receiver's (ruling 1). CANCEL by text may have meant the appointment (ruling 2).
 */
export function takeOptedOut(turn: Turn, input: OptedOut): void {
  stopChannel(turn, input.channel);
  cancelTimers(turn, 'opted_out');
  const answered = input.answers === null ? null : findSent(turn, input.answers);
  confirmOnCall(turn, input, answered);
  // Its acceptance may still be on the way: nobody waits for a response to it any more.
  if (answered !== null) updateSent(turn, answered, { answered: true });
  withdrawSent(turn, { reason: 'opted_out', which: (sent) => turn.stopped[sent.channel] });
  withdrawAnswers(turn);
  note(turn, { rule: 'opt_out', verdict: 'applied', ruling: 1, detail: { channel: input.channel } });
  if (input.channel !== 'sms' || input.word !== 'cancel') return;
  note(turn, { rule: 'opt_out', verdict: 'applied', ruling: 2 });
  notifyStaff(turn, {
    key: `n/${input.id}/opt_out_may_mean_cancel`,
    reason: 'opt_out_may_mean_cancel',
    source: null,
  });
}

/** Whoever dialled 9 hears it confirmed, once, and the call ends. */
function confirmOnCall(turn: Turn, { call, answers }: OptedOut, sent: SentMessage | null): void {
  if (call === undefined) return;
  const live = liveCall(turn, sent, { call, answers: answers ?? '' });
  if (live.kind === 'ended') return;
  const said = live.kind === 'live' && live.memory.over;
  hangUp(turn, { call, text: said ? null : 'call_opted_out' });
  if (live.kind !== 'live') return;
  updateSent(turn, live.sent, { answered: true });
  rememberCall(turn, { ...live.memory, over: true });
}

function withdrawAnswers(turn: Turn): void {
  const { answers_flying } = turn.memory;
  for (const { key } of answers_flying.filter(({ channel }) => turn.stopped[channel])) {
    turn.effects.push({ type: 'withdraw', key: `w/${key}`, send_key: key, reason: 'opted_out' });
  }
  turn.memory = { ...turn.memory, answers_flying: answers_flying.filter(({ channel }) => !turn.stopped[channel]) };
}
