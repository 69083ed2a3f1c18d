import type { AutoReply } from '../document.ts';
import type { SentMessage, Timer } from '../memory.ts';
import { shiftInstant } from '../timing/shift-instant.ts';
import { TRIGGER_KINDS } from '../triggers/trigger-kinds.ts';
import { mayStandAt } from '../may-stand-at.ts';
import { findMessage } from './find-authored.ts';
import { isAboutOldTime } from './is-about-old-time.ts';
import { note } from './note.ts';
import { inScope } from './search-auto-replies.ts';
import type { Turn } from './turn.ts';

/**
 * Arms every `no_response_after` of an accepted message, its own before the defaults' of the same minutes
 * (rulings 7 and 15); nothing is armed for what has been answered or overtaken meanwhile.
 */
export function armTimers(turn: Turn, sent: SentMessage): void {
  const authored = findMessage(turn.request.definitions, sent);
  if (authored === null || !waits(turn, sent)) return;
  const armed: Timer[] = [];
  for (const scope of ['auto_reply', 'default_auto_reply'] as const) {
    for (const auto_reply of inScope(authored, scope)) {
      const minutes = minutesOf(auto_reply, sent);
      if (minutes === null) continue;
      const fire_at = shiftInstant(sent.accepted_at ?? turn.request.input.at, minutes);
      const about = { rule: 'timer', ruling: 15, auto_message_id: sent.auto_message_id, auto_reply_id: auto_reply.id };
      const earlier = armed.find((timer) => timer.fire_at === fire_at);
      note(
        turn,
        earlier
          ? { ...about, verdict: 'shadowed', detail: { by: earlier.auto_reply_id } }
          : { ...about, verdict: 'applied', detail: { fire_at } },
      );
      if (earlier) continue;
      armed.push({
        sent_key: sent.key,
        auto_message_id: sent.auto_message_id,
        auto_reply_id: auto_reply.id,
        fire_at,
        state: turn.state,
      });
    }
  }
  turn.memory = { ...turn.memory, timers: [...turn.memory.timers, ...armed] };
}

function waits(turn: Turn, sent: SentMessage): boolean {
  const { memory } = turn;
  const newer = memory.sent.slice(memory.sent.findIndex((each) => each.key === sent.key) + 1);
  return (
    memory.stopped_by === null &&
    !sent.answered &&
    sent.state === turn.state &&
    !turn.stopped[sent.channel] &&
    turn.request.facts.appointment.status === 'scheduled' &&
    !turn.request.facts.participant.removed &&
    !isAboutOldTime(turn, sent) &&
    !newer.some((each) => each.status === 'accepted')
  );
}

function minutesOf({ trigger }: AutoReply, sent: SentMessage): number | null {
  if (trigger.type !== 'no_response_after') return null;
  const place = { type: sent.channel, purpose: sent.purpose };
  return mayStandAt(TRIGGER_KINDS[trigger.type], place) ? trigger.minutes : null;
}
