import type { Input } from '../input.ts';
import { judgeCommand, type MessageCommand } from '../judge-command.ts';
import { deferQuiet } from '../quiet-hours.ts';
import { sendBy } from '../timing/send-by.ts';
import { type AuthoredMessage, findMessage } from './find-authored.ts';
import { updateMessageMemory } from './message-memory.ts';
import { note } from './note.ts';
import { overrideMessage } from './override-message.ts';
import { sendAutoMessage, skipAutoMessage } from './send-auto-message.ts';
import { withdrawSent } from './withdraw-sent.ts';
import type { Turn } from './turn.ts';

type StaffCommand = Extract<Input, { type: 'staff_command' }>;

/** What staff asked for one auto message of this participant. What makes no sense any more is noted and not done. */
export function takeStaffCommand(turn: Turn, input: StaffCommand): void {
  const { auto_message_id, command } = input;
  switch (command) {
    case 'enable':
    case 'disable':
      return override(turn, { auto_message_id, command });
    case 'send_now':
    case 'skip':
    case 'hold':
    case 'release':
      return obey(turn, { auto_message_id, command });
  }
}

function override(
  turn: Turn,
  { auto_message_id, command }: { readonly auto_message_id: string; readonly command: 'enable' | 'disable' },
): void {
  const known = turn.newest?.messages.some((message) => message.id === auto_message_id) === true;
  const reason = known ? null : 'unknown_message';
  note(turn, { rule: 'staff', verdict: known ? 'applied' : 'ignored', auto_message_id, detail: { command, reason } });
  if (known) overrideMessage(turn, { auto_message_id, override: command === 'enable' ? 'enabled' : 'disabled' });
}

function obey(
  turn: Turn,
  { auto_message_id, command }: { readonly auto_message_id: string; readonly command: MessageCommand },
): void {
  const { definitions, facts, now } = turn.request;
  const reason = judgeCommand({ definitions, memory: turn.memory, facts, now, auto_message_id, command });
  const authored = findMessage(definitions, { revision_id: definitions.newest, auto_message_id });
  if (reason !== null || authored === null) {
    note(turn, { rule: 'staff', verdict: 'ignored', auto_message_id, detail: { command, reason } });
    return;
  }
  const waits = command === 'send_now' && deferQuiet(now, facts) > now ? 'quiet_hours' : null;
  note(turn, { rule: 'staff', verdict: 'applied', auto_message_id, detail: { command, waits } });
  switch (command) {
    case 'send_now':
      return sendNow(turn, authored);
    case 'skip':
      return skip(turn, auto_message_id);
    case 'hold':
      return hold(turn, auto_message_id);
    case 'release':
      return updateMessageMemory(turn, auto_message_id, { held: false, skipped: null });
  }
}

/** What was handed over says by itself that it was skipped; another row would tell it twice. */
function skip(turn: Turn, auto_message_id: string): void {
  const { version } = turn.request.facts.appointment;
  const withdrawn = takeBack(turn, { auto_message_id, reason: 'staff_skipped' });
  updateMessageMemory(turn, auto_message_id, { skipped: { version, reason: 'staff_skipped' } });
  if (!withdrawn) skipAutoMessage(turn, { auto_message_id, reason: 'staff_skipped' });
}

/** Also what was handed over a moment ago: it counts as planned for now, and held. */
function hold(turn: Turn, auto_message_id: string): void {
  const withdrawn = takeBack(turn, { auto_message_id, reason: 'staff_held' });
  const { now } = turn.request;
  updateMessageMemory(turn, auto_message_id, { held: true, ...(withdrawn ? { planned_at: now } : {}) });
}

function takeBack(
  turn: Turn,
  { auto_message_id, reason }: { readonly auto_message_id: string; readonly reason: 'staff_skipped' | 'staff_held' },
): boolean {
  const before = turn.effects.length;
  withdrawSent(turn, { reason, which: (sent) => sent.auto_message_id === auto_message_id });
  return turn.effects.length > before;
}

/** At once but for quiet hours. It is neither held nor skipped any more, should the appointment move. */
function sendNow(turn: Turn, authored: AuthoredMessage): void {
  const { facts, now } = turn.request;
  const { id, purpose } = authored.message;
  const due_at = deferQuiet(now, facts);
  updateMessageMemory(turn, id, { held: false, skipped: null });
  sendAutoMessage(turn, {
    authored,
    by: 'staff',
    lane: 'answer',
    due_at,
    send_by: sendBy({ purpose, due_at, appointment: facts.appointment }),
    obeys_quiet_hours: true,
    answers_input: null,
  });
}
