import type { Definitions } from './definitions.ts';
import type { Channel, Facts } from './facts.ts';
import type { SkipReason } from './effect.ts';
import type { Instant } from './instant.ts';
import { judgePlanned } from './judge-planned.ts';
import type { Memory } from './memory.ts';
import { ownValue } from './own-value.ts';
import { whyNotNow } from './why-not-now.ts';

export interface PlannedMessage {
  readonly auto_message_id: string;
  readonly name: string;
  readonly channel: Channel;
  /** When it goes out, or would have; null when its timing names no moment. */
  readonly at: Instant | null;
  readonly status: 'planned' | 'skipped' | 'held' | 'on_demand';
  readonly reason: SkipReason | null;
}

export interface PlanRequest {
  readonly definitions: Definitions;
  readonly memory: Memory;
  readonly facts: Facts;
  readonly now: Instant;
}

/**
 * What is still to come for a sequence, with the reason for what will not be sent as things stand now. What has
 * been sent for the present time is not in it.
 */
export function plan(request: PlanRequest): readonly PlannedMessage[] {
  const { definitions, memory, facts, now } = request;
  const definition = ownValue(definitions.by_revision, definitions.newest);
  if (!definition) return [];
  const { state } = facts.participant;
  const judged = definition.messages.map((message) => {
    const question = { definition, message, memory, facts, state, now, fresh: !memory.begun };
    return { message, question, verdict: judgePlanned(question) };
  });
  const bookings = judged.flatMap(({ message, verdict }) =>
    message.purpose === 'booking' && (verdict.kind === 'wait' || verdict.kind === 'due') ? [verdict.at] : [],
  );
  const stopped = { ...facts.stopped, call: facts.stopped.call || facts.stopped.sms };
  return judged.flatMap(({ message, question, verdict }): readonly PlannedMessage[] => {
    const about = { auto_message_id: message.id, name: message.name, channel: message.type };
    switch (verdict.kind) {
      case 'sent':
        return [];
      case 'idle':
        return message.availability === 'off'
          ? [{ ...about, at: null, status: 'skipped', reason: 'off' }]
          : [{ ...about, at: null, status: 'on_demand', reason: null }];
      case 'on_demand':
        return [{ ...about, at: null, status: 'on_demand', reason: null }];
      case 'settled':
      case 'skip':
        return [{ ...about, at: verdict.at, status: 'skipped', reason: verdict.reason }];
      case 'held':
        return [{ ...about, at: verdict.at, status: 'held', reason: null }];
      case 'wait':
      case 'due': {
        const { at, send_by } = verdict;
        const reason = whyNotNow({ ...question, stopped, at, send_by, bookings });
        return [{ ...about, at, status: reason === null ? 'planned' : 'skipped', reason }];
      }
    }
  });
}
