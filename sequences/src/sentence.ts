import type { Definitions } from '@kept/rules/definitions';
import type { ParticipantState } from '@kept/rules/facts';
import type { CallOutcome } from '@kept/rules/input';
import type { Instant } from '@kept/rules/instant';
import type { MemoryView } from '@kept/rules/memory';

export interface SentenceRequest {
  readonly definitions: Definitions;
  readonly memory: MemoryView;
  readonly state: ParticipantState;
  /** The next message that will go out by itself. */
  readonly next: { readonly name: string; readonly at: Instant } | null;
  readonly opted_out: boolean;
  readonly finished: boolean;
  /** Until when the last message stands in the queue, such as for quiet hours; null: it does not. */
  readonly waits_until: Instant | null;
  /** The provider has no record of the last call any more; null: it has, or that is not looked at. */
  readonly lost: { readonly status: string } | null;
  /** When the sequence looks again by itself. */
  readonly wake_at: Instant | null;
  readonly time_zone: string;
}

/**
 * Every sentence an operator can read about a sequence in the Temporal UI, made here and nowhere else:
 * authored names, states and times in the appointment's zone; never a client's words, name or address.
 */
export const sentences = {
  gone: () => 'This sequence is not in the database any more.',
  held: (since: string, reason: string) => `Held since ${since}: ${reason}. Staff can release it.`,
  notPublished: () => 'Waiting: its message schedule has no published revision.',
  nothingSent: () => 'Nothing sent yet.',
  handedOver: (message: string, at: string) => `${message} went out ${at}.`,
  sent: (message: string, at: string) => `${message} sent ${at}.`,
  calling: (message: string, since: string) => `${message}: calling since ${since}.`,
  called: (message: string, end: string) => `${message}: ${end}.`,
  failed: (message: string) => `${message} could not be delivered.`,
  unknown: (message: string) => `${message}: the provider's answer is unknown, a person must look.`,
  waiting: (until: string) => `Waiting for a reply until ${until}.`,
  listening: (until: string) => `Replies are taken until ${until}.`,
  next: (message: string, at: string) => `${message} goes out ${at}.`,
  state: (state: string) => `The client ${state}.`,
  optedOut: () => 'The client opted out.',
  finished: () => 'Finished.',
} as const;

const STATE_WORDS: Readonly<Record<Exclude<ParticipantState, 'none'>, string>> = {
  confirmed: 'confirmed',
  accepted: 'accepted',
  declined: 'declined',
  cancelled: 'cancelled',
  reschedule_requested: 'asked to reschedule',
};

const CALL_ENDS: Readonly<Record<CallOutcome, string>> = {
  completed: 'the call was answered',
  no_answer: 'no answer',
  busy: 'busy',
  voicemail: 'a machine answered',
  failed: 'the call did not connect',
};

/** Where the sequence stands, put together from the templates above. */
export function sentenceOf(request: SentenceRequest): string {
  const { memory, state, next, finished, wake_at, time_zone } = request;
  const at = (instant: Instant) => localTime(instant, time_zone);
  return [
    state === 'none' ? null : sentences.state(STATE_WORDS[state]),
    lastSent(request),
    request.opted_out ? sentences.optedOut() : null,
    finished ? sentences.finished() : null,
    memory.waiting_until === null ? null : sentences.waiting(at(memory.waiting_until)),
    next === null ? null : sentences.next(next.name, at(next.at)),
    isListening(request) && wake_at !== null ? sentences.listening(at(wake_at)) : null,
  ]
    .filter((part) => part !== null)
    .join(' ');
}

/** Nothing left to send or to time: only a late reply can move it. */
function isListening({ memory, next, finished }: SentenceRequest): boolean {
  return !finished && next === null && memory.waiting_until === null && memory.last_sent !== null;
}

function lastSent({ memory: { last_sent }, definitions, waits_until, lost, time_zone }: SentenceRequest): string {
  if (last_sent === null) return sentences.nothingSent();
  const definition = definitions.by_revision[last_sent.revision_id];
  const name =
    definition?.messages.find((message) => message.id === last_sent.auto_message_id)?.name ?? last_sent.auto_message_id;
  if (lost !== null && last_sent.call_outcome === null && lost.status !== 'failed')
    return lost.status === 'unknown'
      ? sentences.unknown(name)
      : sentences.handedOver(name, localTime(last_sent.at, time_zone));
  switch (last_sent.status) {
    case 'emitted':
      if (waits_until !== null) return sentences.next(name, localTime(waits_until, time_zone));
      return last_sent.channel === 'call'
        ? sentences.calling(name, localTime(last_sent.at, time_zone))
        : sentences.handedOver(name, localTime(last_sent.at, time_zone));
    case 'failed':
      return sentences.failed(name);
    case 'unknown':
      return sentences.unknown(name);
    default:
      if (last_sent.call_outcome !== null) return sentences.called(name, CALL_ENDS[last_sent.call_outcome]);
      return last_sent.channel === 'call'
        ? sentences.calling(name, localTime(last_sent.at, time_zone))
        : sentences.sent(name, localTime(last_sent.at, time_zone));
  }
}

/** Making one costs as much as the rest of a decision's words; there are as many as there are zones. */
const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** As the sentences around it are written, and the screens beside them: `Mon, Nov 23, 9:00 AM EST`. */
export function localTime(instant: Instant, time_zone: string): string {
  const format = FORMATS.get(time_zone) ?? formatOf(time_zone);
  return format.format(new Date(instant));
}

function formatOf(time_zone: string): Intl.DateTimeFormat {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: time_zone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  FORMATS.set(time_zone, format);
  return format;
}
