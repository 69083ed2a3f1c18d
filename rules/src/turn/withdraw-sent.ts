import type { SkipReason } from '../effect.ts';
import type { SentMessage } from '../memory.ts';
import { updateSent } from './remember-sent.ts';
import type { Turn } from './turn.ts';

/** Takes back auto messages handed over whose sending is not known to have happened. */
export function withdrawSent(
  turn: Turn,
  { reason, which }: { readonly reason: SkipReason; readonly which: (sent: SentMessage) => boolean },
): void {
  for (const sent of turn.memory.sent) {
    if (sent.status !== 'emitted' || !which(sent)) continue;
    updateSent(turn, sent, { status: 'withdrawn', withdrawn_for: reason });
    turn.effects.push({ type: 'withdraw', key: `w/${sent.key}`, send_key: sent.key, reason });
  }
}
