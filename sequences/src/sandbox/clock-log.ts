import { explainFailure } from '@kept/rules/explain-failure';
import { explainSkip } from '@kept/rules/explain-skip';
import { explainTrace, type NameOf } from '@kept/rules/explain-trace';
import type { Instant } from '@kept/rules/instant';
import type { DefinitionCache } from '../definition-cache.ts';
import { inTransaction, type TransactionRequest } from '../transaction.ts';
import { readTouchedMessages, readSteps, type StepRow, type TouchedMessage } from './clock-log-queries.ts';

/** Something that happened while the clock moved. */
export interface ClockLogEntry {
  /** In the account's time. */
  readonly at: Instant;
  readonly what:
    | 'message_sent'
    | 'message_delivered'
    | 'message_failed'
    | 'message_skipped'
    | 'reply'
    | 'state_set'
    | 'decided';
  readonly appointment_id: string | null;
  readonly participant_id: string | null;
  readonly participant_name: string | null;
  /** The appointment's, as authored. */
  readonly title: string | null;
  readonly sentence: string;
}

export interface ClockLog {
  readonly entries: readonly ClockLogEntry[];
  /** How many earlier ones were left out, of a long way. */
  readonly left_out: number;
}

const NEWEST = 500;

/** A client's words in a sentence; the whole text stands in the conversation. */
const LONGEST_QUOTE = 120;

/** Told by the message's own entries. */
const TOLD_BY_MESSAGES: ReadonlySet<string> = new Set(['plan', 'notify']);

const BY: Readonly<Record<string, string>> = { sms: 'by text', email: 'by email', call: 'by phone' };

/** What happened since a moment of the real clock, in its order, with names as they are now. */
export async function readClockLog(
  request: TransactionRequest & { readonly cache: DefinitionCache; readonly since: Instant },
): Promise<ClockLog> {
  const { account_id, since, cache } = request;
  return await inTransaction(request, async (transaction) => {
    const [messages, steps] = await Promise.all([
      readTouchedMessages(transaction, { account_id, since }),
      readSteps(transaction, { account_id, since }),
    ]);
    const ids = [...messages, ...steps].flatMap(({ revision_ids }) => revision_ids.filter((id) => id !== null));
    const [newest, ...others] = [...new Set(ids)];
    const definitions =
      newest === undefined ? {} : (await cache.load(transaction, { account_id, newest, others })).by_revision;
    const namesOf =
      ({ revision_ids }: { readonly revision_ids: readonly (string | null)[] }): NameOf =>
      (id) =>
        revision_ids
          .flatMap((revision_id) => (revision_id === null ? [] : (definitions[revision_id]?.messages ?? [])))
          .find((message) => message.id === id)?.name ?? null;
    const told = [
      ...messages.flatMap((message) => entriesOfMessage(message, namesOf(message))),
      ...steps.flatMap((step) => entriesOfStep(step, namesOf(step))),
    ].toSorted((a, b) => compare(a.really, b.really));
    const entries = told.slice(-NEWEST).map(({ really: _really, ...entry }) => entry);
    return { entries, left_out: told.length - entries.length };
  });
}

/** An entry with its moment on the real clock, by which they are put in order. */
type Told = ClockLogEntry & { readonly really: Instant };

function entriesOfMessage(message: TouchedMessage, names: NameOf): readonly Told[] {
  const { appointment_id, participant_id, participant_name, title, at, channel } = message;
  const about = { appointment_id, participant_id, participant_name, title, at };
  const whom = participant_name ?? message.address;
  if (message.direction === 'in') {
    return [
      { ...about, what: 'reply', really: message.created_at, sentence: `${whom} wrote: “${quoted(message.body)}”.` },
    ];
  }
  const what = nameOf(message, names);
  const by = BY[channel] ?? '';
  const told: Told[] = [];
  if (message.sent_really !== null) {
    const sentence =
      message.kind === 'notification'
        ? `Staff were told ${by}: “${quoted(message.subject ?? message.body)}”.`
        : `${what} went out to ${whom} ${by}${message.in_another ? ', in one with another' : ''}.`;
    told.push({ ...about, what: 'message_sent', really: message.sent_really, sentence });
  }
  if (message.delivered_really !== null) {
    told.push({
      ...about,
      what: 'message_delivered',
      really: message.delivered_really,
      sentence: `${what} arrived at ${whom}.`,
    });
  }
  if (message.status === 'failed' && message.ended_really !== null) {
    const why = explainFailure(message.status_reason ?? '');
    const sentence = `${what} could not be delivered to ${whom}: ${lowerFirst(why)}`;
    told.push({ ...about, what: 'message_failed', really: message.ended_really, sentence });
  }
  if (message.status === 'skipped' && message.is_new) {
    const sentence = `${what} for ${whom}: ${lowerFirst(explainSkip(message.status_reason ?? ''))}`;
    told.push({ ...about, what: 'message_skipped', really: message.created_at, sentence });
  }
  return told;
}

function entriesOfStep(step: StepRow, names: NameOf): readonly Told[] {
  const { appointment_id, participant_id, participant_name, title, at } = step;
  const trace = step.trace.filter(
    ({ rule, detail }) => !TOLD_BY_MESSAGES.has(rule) && !(rule === 'delivery' && detail['outcome'] === 'failed'),
  );
  const sentence = explainTrace(trace, { nameOf: names, explainFailure }).join(' ');
  if (sentence === '') return [];
  const what = step.did.some((did) => did.startsWith('state ')) ? 'state_set' : 'decided';
  return [{ appointment_id, participant_id, participant_name, title, at, what, sentence, really: step.created_at }];
}

function nameOf({ kind, auto_message_id }: TouchedMessage, names: NameOf): string {
  switch (kind) {
    case 'auto_message': {
      const name = auto_message_id === null ? null : names(auto_message_id);
      return name === null ? 'A message' : `“${name}”`;
    }
    case 'automatic_reply':
      return 'An automatic answer';
    case 'notification':
      return 'A notice to staff';
    case 'system_text':
      return 'A standard text';
    case 'reply':
      return 'A reply';
    case 'one_time':
      return 'A one-time message';
    default:
      return kind satisfies never;
  }
}

function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const letters = [...line];
  return letters.length > LONGEST_QUOTE ? `${letters.slice(0, LONGEST_QUOTE).join('')}…` : line;
}

function lowerFirst(sentence: string): string {
  return `${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1)}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
