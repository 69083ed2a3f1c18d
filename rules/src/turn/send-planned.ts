import type { SkipReason } from '../effect.ts';
import { judgePlanned, type PlanVerdict } from '../judge-planned.ts';
import type { AutoMessage, Definition } from '../document.ts';
import { whyNotNow } from '../why-not-now.ts';
import { fireFailures } from './fire-failures.ts';
import { messageMemory, updateMessageMemory } from './message-memory.ts';
import { note } from './note.ts';
import { failAutoMessage, sendAutoMessage, skipAutoMessage } from './send-auto-message.ts';
import type { Turn } from './turn.ts';

interface Judged {
  readonly message: AutoMessage;
  readonly verdict: PlanVerdict;
}

/** Hands over what is due by its own timing, skips what will not be sent, and remembers what is still ahead. */
export function sendPlanned(turn: Turn): void {
  const definition = turn.newest;
  if (definition === null) return;
  const all = definition.messages.map((message): Judged => ({
    message,
    verdict: judge(turn, { definition, message }),
  }));
  turn.judged = turn.fresh ? null : { memory: turn.memory, verdicts: all.map(({ verdict }) => verdict) };
  for (const { message, verdict } of all) {
    rememberMoment(turn, { message, verdict });
    if (verdict.kind === 'skip') settle(turn, { message, reason: verdict.reason });
  }
  const bookings = all.flatMap(({ message, verdict }) =>
    message.purpose === 'booking' && (verdict.kind === 'wait' || verdict.kind === 'due') ? [verdict.at] : [],
  );
  const due = all.flatMap(({ message, verdict }) => (verdict.kind === 'due' ? [{ message, verdict }] : []));
  for (const { message, verdict } of due.toSorted(bookingsThenEarliest)) {
    const { at, send_by } = verdict;
    const reason = whyNotNow({
      ...question(turn, { definition, message }),
      stopped: turn.stopped,
      at,
      send_by,
      bookings,
    });
    if (reason === null) send(turn, { message, at, send_by });
    else if (reason === 'no_address') fail(turn, message);
    else settle(turn, { message, reason });
  }
}

/** A moment counts as planned only while its message is: one that is switched on again later has missed it. */
function rememberMoment(turn: Turn, { message, verdict }: Judged): void {
  const { planned_at } = messageMemory(turn.memory, message.id);
  const ahead = verdict.kind === 'wait' || verdict.kind === 'held' ? verdict.at : null;
  const asleep = verdict.kind === 'on_demand' || verdict.kind === 'idle';
  if ((ahead !== null && ahead !== planned_at) || (asleep && planned_at !== null)) {
    updateMessageMemory(turn, message.id, { planned_at: ahead });
  }
}

function question(
  turn: Turn,
  { definition, message }: { readonly definition: Definition; readonly message: AutoMessage },
) {
  const { facts, now } = turn.request;
  return { definition, message, memory: turn.memory, facts, state: turn.state, now, fresh: turn.fresh };
}

function judge(turn: Turn, about: { readonly definition: Definition; readonly message: AutoMessage }): PlanVerdict {
  return judgePlanned(question(turn, about));
}

function send(
  turn: Turn,
  { message, at, send_by }: { readonly message: AutoMessage; readonly at: string; readonly send_by: string },
): void {
  const authored = authoredOf(turn, message);
  if (authored === null) return;
  note(turn, { rule: 'plan', verdict: 'applied', ruling: 12, auto_message_id: message.id, detail: { due_at: at } });
  sendAutoMessage(turn, {
    authored,
    by: 'plan',
    lane: 'bulk',
    due_at: at,
    send_by,
    obeys_quiet_hours: true,
    answers_input: null,
  });
}

function fail(turn: Turn, message: AutoMessage): void {
  const authored = authoredOf(turn, message);
  if (authored === null) return;
  note(turn, {
    rule: 'plan',
    verdict: 'suppressed',
    ruling: 16,
    auto_message_id: message.id,
    detail: { reason: 'no_address' },
  });
  failAutoMessage(turn, { authored, by: 'plan' });
  fireFailures(turn);
}

function settle(turn: Turn, { message, reason }: { readonly message: AutoMessage; readonly reason: SkipReason }): void {
  note(turn, { rule: 'plan', verdict: 'suppressed', auto_message_id: message.id, detail: { reason } });
  const { version } = turn.request.facts.appointment;
  updateMessageMemory(turn, message.id, { planned_at: null, skipped: { version, reason } });
  if (!wasWithdrawn(turn, { message, reason })) skipAutoMessage(turn, { auto_message_id: message.id, reason });
}

/** Taken back for the same reason: its message says so already, and another row would tell it twice. */
function wasWithdrawn(
  { memory }: Turn,
  { message, reason }: { readonly message: AutoMessage; readonly reason: SkipReason },
): boolean {
  const last = memory.sent.findLast((sent) => sent.auto_message_id === message.id);
  return last?.status === 'withdrawn' && last.withdrawn_for === reason;
}

function authoredOf(turn: Turn, message: AutoMessage) {
  return turn.newest === null
    ? null
    : { definition: turn.newest, revision_id: turn.request.definitions.newest, message };
}

/** Bookings first, so that a reminder too close to one sees it; then by time. */
function bookingsThenEarliest(
  a: { readonly message: AutoMessage; readonly verdict: { readonly at: string } },
  b: { readonly message: AutoMessage; readonly verdict: { readonly at: string } },
): number {
  const booking = Number(b.message.purpose === 'booking') - Number(a.message.purpose === 'booking');
  return booking || (a.verdict.at < b.verdict.at ? -1 : Number(a.verdict.at > b.verdict.at));
}
