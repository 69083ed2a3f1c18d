import type { AutoMessage, Definition } from '../document.ts';
import type { Memory } from '../memory.ts';
import { messageMemory } from '../turn/message-memory.ts';
import type { Change } from './change.ts';
import { diff } from './diff.ts';

export interface RunningSequence {
  readonly id: string;
  readonly memory: Memory;
}

/** What carrying a revision over does to sequences that run: how, through which message, and to which of them. */
export interface ImpactEffect {
  /** `keeps_what_was_sent` touches nothing: replies mean what the client was told (ruling 25). */
  readonly how:
    | 'planned_too'
    | 'not_sent_any_more'
    | 'planned_anew'
    | 'sent_as_changed'
    | 'new_policy'
    | 'keeps_what_was_sent';
  /** Null: `new_policy`. */
  readonly message_id: string | null;
  readonly sequence_ids: readonly string[];
  readonly sentence: string;
}

export interface Impact {
  readonly running: number;
  /** Sequences that anything changes for. */
  readonly touched: readonly string[];
  readonly effects: readonly ImpactEffect[];
}

/**
 * Counts what publishing `after` would change for running sequences, from what they remember: unsent messages
 * follow the newest revision, sent ones keep theirs (ruling 25). Whether a new moment is still ahead only the
 * facts can tell, so `planned_too` and `planned_anew` count all that may get it.
 */
export function impact({
  before,
  after,
  sequences,
}: {
  readonly before: Definition;
  readonly after: Definition;
  readonly sequences: readonly RunningSequence[];
}): Impact {
  const changes = diff(before, after);
  const ids = [...new Set([...after.messages, ...before.messages].map(({ id }) => id))];
  const effects = [
    ...ids.flatMap((id) => ofMessage({ id, before: byId(before, id), after: byId(after, id), changes, sequences })),
    ...ofPolicy(changes, sequences),
  ].filter(({ sequence_ids }) => sequence_ids.length > 0);
  const touched = new Set(
    effects.flatMap(({ how, sequence_ids }) => (how === 'keeps_what_was_sent' ? [] : sequence_ids)),
  );
  return {
    running: sequences.length,
    touched: sequences.flatMap(({ id }) => (touched.has(id) ? [id] : [])),
    effects,
  };
}

function byId({ messages }: Definition, id: string): AutoMessage | null {
  return messages.find((each) => each.id === id) ?? null;
}

interface MessageQuestion {
  readonly id: string;
  readonly before: AutoMessage | null;
  readonly after: AutoMessage | null;
  readonly changes: readonly Change[];
  readonly sequences: readonly RunningSequence[];
}

function ofMessage(question: MessageQuestion): readonly ImpactEffect[] {
  const { id, before, after, sequences } = question;
  const message = after ?? before;
  const how = howChanged(question);
  if (message === null || how === null) return [];
  const name = message.name === '' ? 'a message' : `“${message.name}”`;
  const sent = sequences.filter(({ memory }) => hasSent(memory, { before, after }));
  const open = sequences.filter((each) => !sent.includes(each) && isOpen(each.memory, { message, how }));
  return [
    effect({ how, id, name, what: whatChanged(question), of: open }),
    effect({ how: 'keeps_what_was_sent', id, name, what: '', of: sent }),
  ];
}

/** The strongest thing that happens to its unsent copies; null: nothing. */
function howChanged({
  id,
  before,
  after,
  changes,
}: MessageQuestion): Exclude<ImpactEffect['how'], 'new_policy'> | null {
  const sends = (message: AutoMessage | null) => message !== null && message.availability !== 'off';
  const plans = (message: AutoMessage | null) => message?.availability === 'scheduled' && message.timing !== null;
  if (after === null || !sends(after)) return sends(before) ? 'not_sent_any_more' : null;
  if (!sends(before)) return after.timing === null ? null : 'planned_too';
  if (plans(before) !== plans(after)) return plans(after) ? 'planned_too' : 'not_sent_any_more';
  const own = ownChanges({ id, changes });
  const hours = after.timing !== null && changes.some(({ field }) => field === `windows/${after.timing?.window}`);
  if (hours || (after.timing !== null && own.some(({ field }) => field === 'timing'))) return 'planned_anew';
  return own.length > 0 || takesNewDefaults({ after, changes }) ? 'sent_as_changed' : null;
}

function ownChanges({ id, changes }: Pick<MessageQuestion, 'id' | 'changes'>): readonly Change[] {
  return changes.filter(({ message_id }) => message_id === id);
}

function takesNewDefaults({ after, changes }: Pick<MessageQuestion, 'after' | 'changes'>): boolean {
  if (after === null || after.disable_default_auto_replies) return false;
  return changes.some(({ kind, message_id }) => message_id === null && kind.startsWith('auto_repl'));
}

const CHANGED: Readonly<Record<string, string>> = {
  name: 'its name',
  availability: 'whether it goes out',
  purpose: 'its purpose',
  type: 'its type',
  timing: 'its time',
  condition: 'its condition',
  content: 'its words',
  translations: 'its translations',
  group_same_address: 'whether it is joined with others',
  send_securely: 'whether it is sent securely',
  pin: 'its PIN',
  disable_default_auto_replies: 'whether the default answers apply',
};

/** What is new of a message, in short; what it was and is now tells the diff. */
function whatChanged(question: MessageQuestion): string {
  const own = ownChanges(question);
  const fields = own.flatMap(({ kind, field }) => (kind === 'message_changed' ? [CHANGED[field ?? ''] ?? ''] : []));
  const answers = own.some(({ auto_reply_id, kind }) => auto_reply_id !== null || kind === 'auto_replies_reordered');
  return [
    ...fields,
    ...(answers ? ['its answers'] : []),
    ...(takesNewDefaults(question) ? ['the default answers'] : []),
  ].join(', ');
}

/** Sent, and under neither revision to be sent again for the time the appointment has moved to (ruling 24). */
function hasSent(memory: Memory, { before, after }: Pick<MessageQuestion, 'before' | 'after'>): boolean {
  const anchors = [before?.timing?.anchor, after?.timing?.anchor];
  const about_time = anchors.some((anchor) => anchor === 'start' || anchor === 'end' || anchor === 'moved');
  const id = (after ?? before)?.id;
  return memory.sent.some(
    (sent) =>
      sent.auto_message_id === id &&
      sent.status !== 'withdrawn' &&
      sent.status !== 'skipped' &&
      (!about_time || sent.appointment_version >= memory.time_version),
  );
}

/**
 * Not settled by a skip; one that was only too late when it was planned may have a new moment ahead. What goes
 * out on demand is planned only where an answer or staff has enabled it (ruling 21).
 */
function isOpen(
  memory: Memory,
  { message, how }: { readonly message: AutoMessage; readonly how: ImpactEffect['how'] },
): boolean {
  const { skipped, override } = messageMemory(memory, message.id);
  if (how === 'planned_too' && message.availability === 'on_demand' && override !== 'enabled') return false;
  if (skipped === null || skipped.version < memory.time_version) return true;
  return skipped.reason === 'past_when_planned' && (how === 'planned_anew' || how === 'planned_too');
}

function ofPolicy(changes: readonly Change[], sequences: readonly RunningSequence[]): readonly ImpactEffect[] {
  const changed = changes.some(({ field }) => field !== null && field.startsWith('policy/'));
  return changed ? [effect({ how: 'new_policy', id: null, name: '', what: '', of: sequences })] : [];
}

const SENTENCES: Readonly<Record<ImpactEffect['how'], (name: string, what: string) => string>> = {
  planned_too: (name) => `${name} is planned too, where its time is still ahead`,
  not_sent_any_more: (name) => `${name} does not go out by itself any more`,
  planned_anew: (name) => `${name} is planned for its new time, where that is still ahead`,
  sent_as_changed: (name, what) => `${name} goes out as changed (${what})`,
  new_policy: () => 'answers are taken by the new policy',
  keeps_what_was_sent: (name) => `${name} has gone out and keeps the answers it had`,
};

function effect({
  how,
  id,
  name,
  what,
  of,
}: {
  readonly how: ImpactEffect['how'];
  readonly id: string | null;
  readonly name: string;
  readonly what: string;
  readonly of: readonly RunningSequence[];
}): ImpactEffect {
  const count = `${of.length} running sequence${of.length === 1 ? '' : 's'}`;
  return {
    how,
    message_id: id,
    sequence_ids: of.map((each) => each.id),
    sentence: `${count}: ${SENTENCES[how](name, what)}.`,
  };
}
