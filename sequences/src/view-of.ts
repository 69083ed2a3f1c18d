import type { Definitions } from '@kept/rules/definitions';
import type { Facts } from '@kept/rules/facts';
import type { Instant } from '@kept/rules/instant';
import { viewMemory, type Memory } from '@kept/rules/memory';
import type { PlannedMessage } from '@kept/rules/plan';
import { waitsForSilence } from '@kept/rules/waits-for-silence';
import type { DueMessage } from './load-sequence.ts';
import { nextPlanned } from './next-planned.ts';
import { localTime, sentenceOf, sentences } from './sentence.ts';
import type { DispatchedMessage, SequenceView } from './sequence-view.ts';
import { waitsUntil } from './waiting-messages.ts';

export interface ViewRequest {
  readonly definitions: Definitions;
  readonly memory: Memory;
  readonly facts: Facts;
  /** What is still to come. */
  readonly planned: readonly PlannedMessage[];
  readonly wake_at: Instant | null;
  readonly finished: boolean;
  readonly now: Instant;
  readonly clock_offset_ms: number;
  /** Every message of the sequence that stands `due`. */
  readonly due: readonly DueMessage[];
  readonly did: readonly string[];
}

/** What the workflow is told. Made of what is stored, so that asking again answers the same. Pure. */
export function viewOf(request: ViewRequest): SequenceView {
  const { definitions, memory, facts, planned, now, due } = request;
  const zone = facts.appointment.time_zone;
  const seen = viewMemory(memory);
  const next = nextPlanned(planned, now);
  const putOff = due.filter((message) => message.due_at > now).map((message) => message.due_at);
  const wake_at = [...putOff, ...(request.wake_at === null ? [] : [request.wake_at])].toSorted()[0] ?? null;
  const wake_in_ms = wake_at === null ? 0 : Math.max(0, Date.parse(wake_at) - Date.parse(now));
  const last = seen.last_sent;
  return {
    dispatch: due.filter((message) => message.due_at <= now).map((message) => dispatched(message, definitions)),
    wake_at,
    wake_at_real: wake_at === null ? null : new Date(Date.parse(wake_at) - request.clock_offset_ms).toISOString(),
    wake_in_ms,
    wake_summary: wake_at === null ? '' : wakeSummary({ wake_at, next, zone }),
    finished: request.finished && putOff.length === 0,
    sentence: sentenceOf({
      definitions,
      memory: seen,
      state: facts.participant.state,
      opted_out: facts.stopped.sms,
      next,
      finished: request.finished,
      waits_until: waitsUntil({ waiting: due, last, now }),
      lost: null,
      wake_at,
      time_zone: zone,
    }),
    attributes: {
      message: seen.waiting_until === null || last === null ? null : last.auto_message_id,
      state: facts.participant.state,
    },
    did: request.did,
  };
}

/** A view for a sequence that must not move now: nothing to send, nothing to wait for. */
export function restingView(sentence: string): SequenceView {
  return {
    dispatch: [],
    wake_at: null,
    wake_at_real: null,
    wake_in_ms: 0,
    wake_summary: '',
    finished: true,
    sentence,
    attributes: { message: null, state: null },
    did: [],
  };
}

interface WakeWords {
  readonly wake_at: Instant;
  readonly next: { readonly name: string; readonly at: Instant } | null;
  readonly zone: string;
}

function wakeSummary({ wake_at, next, zone }: WakeWords): string {
  const until = localTime(wake_at, zone);
  return next?.at === wake_at ? `${sentences.next(next.name, until)}` : `Until ${until}`;
}

function dispatched(message: DueMessage, definitions: Definitions): DispatchedMessage {
  const names = Object.values(definitions.by_revision).flatMap(({ messages }) => messages);
  const authored = names.find(({ id }) => id === message.auto_message_id);
  const name = authored?.name;
  const calls = authored?.type === 'call' && message.kind === 'auto_message';
  const act = calls ? 'Call' : `Send ${message.kind.replaceAll('_', ' ')}`;
  return {
    id: message.id,
    lane: message.lane,
    to: message.kind === 'notification' ? 'staff' : 'client',
    summary: name === undefined ? act : `${act}: ${name}`,
    look_when_accepted: message.kind === 'auto_message' && waitsForSilence(definitions, message),
  };
}
