import type { Input } from '../input.ts';
import { deferQuiet } from '../quiet-hours.ts';
import { sendBy } from '../timing/send-by.ts';
import { findMessage } from './find-authored.ts';
import { updateMessageMemory } from './message-memory.ts';
import { note } from './note.ts';
import { overrideMessage } from './override-message.ts';
import { failAutoMessage, sendAutoMessage, skipAutoMessage } from './send-auto-message.ts';
import { withdrawSent } from './withdraw-sent.ts';
import type { Turn } from './turn.ts';

type StaffCommand = Extract<Input, { type: 'staff_command' }>;

/** What staff asked for one auto message of this participant. */
export function takeStaffCommand(turn: Turn, input: StaffCommand): void {
  const { auto_message_id, command } = input;
  const known = turn.newest?.messages.some((message) => message.id === auto_message_id) === true;
  note(turn, { rule: 'staff', verdict: known ? 'applied' : 'ignored', auto_message_id, detail: { command } });
  if (!known) return;
  switch (command) {
    case 'enable':
      return overrideMessage(turn, { auto_message_id, override: 'enabled' });
    case 'disable':
      return overrideMessage(turn, { auto_message_id, override: 'disabled' });
    case 'hold':
      return updateMessageMemory(turn, auto_message_id, { held: true });
    case 'release':
      return updateMessageMemory(turn, auto_message_id, { held: false });
    case 'skip':
      return skip(turn, auto_message_id);
    case 'send_now':
      return sendNow(turn, auto_message_id);
  }
}

function skip(turn: Turn, auto_message_id: string): void {
  const { version } = turn.request.facts.appointment;
  withdrawSent(turn, { reason: 'staff_skipped', which: (sent) => sent.auto_message_id === auto_message_id });
  updateMessageMemory(turn, auto_message_id, { skipped: { version, reason: 'staff_skipped' } });
  skipAutoMessage(turn, { auto_message_id, reason: 'staff_skipped' });
}

/** At once but for quiet hours; a stopped or missing address and a time that has passed still hold it back. */
function sendNow(turn: Turn, auto_message_id: string): void {
  const { definitions, facts, now } = turn.request;
  const authored = findMessage(definitions, { revision_id: definitions.newest, auto_message_id });
  if (authored === null) return;
  const { message } = authored;
  const due_at = deferQuiet(now, facts);
  const send_by = sendBy({ purpose: message.purpose, due_at, appointment: facts.appointment });
  if (turn.stopped[message.type]) return skipAutoMessage(turn, { auto_message_id, reason: 'opted_out' });
  if (due_at >= send_by) return skipAutoMessage(turn, { auto_message_id, reason: 'too_late' });
  if (facts.appointment.status === 'cancelled' && message.timing?.anchor !== 'cancelled') {
    return skipAutoMessage(turn, { auto_message_id, reason: 'appointment_cancelled' });
  }
  if (facts.participant.addresses[message.type] === null) return failAutoMessage(turn, { authored, by: 'staff' });
  sendAutoMessage(turn, {
    authored,
    by: 'staff',
    lane: 'answer',
    due_at,
    send_by,
    obeys_quiet_hours: true,
    answers_input: null,
  });
}
