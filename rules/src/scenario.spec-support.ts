import type { Definitions } from './definitions.ts';
import type { Definition } from './document.ts';
import type { Effect, SendEffect } from './effect.ts';
import type { Facts, ParticipantState } from './facts.ts';
import type { CallOutcome, Input } from './input.ts';
import type { Instant } from './instant.ts';
import { emptyMemory, type Memory } from './memory.ts';
import { parseDefinition } from './parse-definition.ts';
import { step, type StepResult } from './step.ts';
import type { TraceEntry } from './trace.ts';

/** The day all specs happen around: a cleaning on Thursday 12 March 2026, 10:00 in New York (14:00 UTC). */
export const START = '2026-03-12T14:00:00.000Z';
export const END = '2026-03-12T15:00:00.000Z';
export const CREATED = '2026-03-02T15:00:00.000Z';

export const FACTS: Facts = {
  account: { quiet_hours: null, may_forward: true },
  appointment: {
    id: 'apt_1',
    version: 1,
    status: 'scheduled',
    title: 'Cleaning',
    start: '2026-03-12T10:00',
    end: '2026-03-12T11:00',
    time_zone: 'America/New_York',
    all_day: false,
    location: null,
    custom_data: {},
    created_at: CREATED,
    moved_at: null,
    cancelled_at: null,
    previous_start: null,
  },
  participant: {
    id: 'par_1',
    name: 'Ada Lovelace',
    removed: false,
    state: 'none',
    state_set_at: null,
    state_set_by: null,
    custom_data: {},
    addresses: { sms: '+12025550123', email: 'ada@example.com', call: '+12025550123' },
    locale: 'en-US',
    time_zone: null,
  },
  contact: null,
  calendar: { id: 'cal_1', name: 'Front desk', owner_phone: '+12025550100' },
  stopped: { sms: false, email: false, call: false },
};

/** Reads a document as an author would write it; a spec with a broken one fails at once. */
export function define(document: unknown): Definition {
  const parsed = parseDefinition(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.definition;
}

/** A text reminder a day before at the same time, with the given auto replies. */
export function reminder(more: object = {}): object {
  return {
    id: 'remind',
    name: 'Reminder, 1 day before',
    purpose: 'reminder',
    type: 'sms',
    timing: { anchor: 'start', offset: { hours: -24 }, window: 'any' },
    content: { body: 'See you tomorrow. Reply 1 to confirm.' },
    ...more,
  };
}

/** The same by telephone. */
export function reminderCall(more: object = {}): object {
  return reminder({
    id: 'call',
    name: 'Reminder call, 1 day before',
    type: 'call',
    content: { script: [{ say: 'See you tomorrow. Press 1 to confirm, 2 to change it, 9 to get no more calls.' }] },
    ...more,
  });
}

export function schedule(...messages: readonly object[]): object {
  return { spec_version: 1, name: 'Standard visit', messages };
}

type Bare<T> = T extends Input ? Omit<T, 'id' | 'at'> & { readonly id?: string; readonly at?: Instant } : never;

/** Plays one sequence the way the caller does: facts follow the effects, the timer comes when it is due. */
export class Scenario {
  readonly results: StepResult[] = [];
  readonly inputs: { readonly input: Input; readonly facts: Facts; readonly now: Instant }[] = [];
  memory: Memory = emptyMemory(1);
  now: Instant;
  facts: Facts;
  definitions: Definitions;
  /** Whether the provider accepts every message at once. */
  accepts = true;
  private count = 0;

  constructor(
    document: object,
    { facts = {}, now = CREATED }: { readonly facts?: Partial<Facts>; readonly now?: Instant } = {},
  ) {
    this.facts = { ...FACTS, ...facts };
    this.now = now;
    this.definitions = { newest: 'rev_1', by_revision: { rev_1: define(document) } };
  }

  get last(): StepResult {
    const last = this.results.at(-1);
    if (!last) throw new Error('nothing was taken yet');
    return last;
  }

  get effects(): readonly Effect[] {
    return this.results.flatMap((result) => result.effects);
  }

  get trace(): readonly TraceEntry[] {
    return this.results.flatMap((result) => result.trace);
  }

  get sends(): readonly SendEffect[] {
    return this.effects.flatMap((effect) => (effect.type === 'send' ? [effect] : []));
  }

  /** Ids of the auto messages sent, in order. */
  get sentMessages(): readonly string[] {
    return this.sends.flatMap(({ source }) => (source.kind === 'auto_message' ? [source.auto_message_id] : []));
  }

  get texts(): readonly string[] {
    return this.sends.flatMap(({ source }) => (source.kind === 'system_text' ? [source.text] : []));
  }

  /** What was said in calls, an entry an answer: ids of messages and auto replies, keys of texts, and what followed. */
  get said(): readonly (readonly string[])[] {
    return this.effects.flatMap((effect) => {
      if (effect.type !== 'speak' && effect.type !== 'forward') return [];
      const says = effect.says.map((source) => {
        if (source.kind === 'system_text') return source.text;
        return source.kind === 'auto_message' ? source.auto_message_id : source.auto_reply_id;
      });
      return [[...says, effect.type === 'speak' ? effect.next : effect.number]];
    });
  }

  get notified(): readonly string[] {
    return this.effects.flatMap((effect) => (effect.type === 'notify_staff' ? [effect.reason] : []));
  }

  get skipped(): readonly (readonly [string, string])[] {
    return this.effects.flatMap((effect) =>
      effect.type === 'skip' ? [[effect.auto_message_id, effect.reason] as const] : [],
    );
  }

  get state(): ParticipantState {
    return this.facts.participant.state;
  }

  take(input: Bare<Input>): StepResult {
    this.count += 1;
    const whole: Input = { id: `in_${this.count}`, at: this.now, ...input };
    this.inputs.push({ input: whole, facts: this.facts, now: this.now });
    const result = step({
      definitions: this.definitions,
      memory: this.memory,
      input: whole,
      facts: this.facts,
      now: this.now,
    });
    this.memory = result.memory;
    this.results.push(result);
    for (const effect of result.effects) this.follow(effect);
    return result;
  }

  start(): this {
    this.take({ type: 'started' });
    return this;
  }

  /** Lets time pass up to the moment, looking again whenever the rules asked to. */
  until(moment: Instant): this {
    for (let wake = this.last.wake_at; wake !== null && wake <= moment; wake = this.last.wake_at) {
      this.now = wake > this.now ? wake : this.now;
      this.take({ type: 'timer' });
    }
    this.now = moment;
    return this;
  }

  reply(text: string, answers = this.newestKey()): StepResult {
    return this.take({ type: 'reply', channel: 'sms', text, answers });
  }

  /** A digit in the call placed for a message; empty: the time to dial runs out. */
  dial(digit: string, answers = this.calledKey()): StepResult {
    return this.take({ type: 'digit', call: `call of ${answers}`, digit, answers });
  }

  hangUp(outcome: CallOutcome = 'completed', answers = this.calledKey()): StepResult {
    return this.take({ type: 'call_ended', call: `call of ${answers}`, outcome, answers });
  }

  private calledKey(): string {
    return this.sends.findLast(({ channel }) => channel === 'call')?.key ?? 'none';
  }

  newestKey(): string {
    return this.sends.findLast(({ source }) => source.kind === 'auto_message')?.key ?? 'none';
  }

  appointment(change: Partial<Facts['appointment']>): this {
    this.facts = { ...this.facts, appointment: { ...this.facts.appointment, ...change } };
    return this;
  }

  participant(change: Partial<Facts['participant']>): this {
    this.facts = { ...this.facts, participant: { ...this.facts.participant, ...change } };
    return this;
  }

  stop(channel: 'sms' | 'email' | 'call'): this {
    this.facts = { ...this.facts, stopped: { ...this.facts.stopped, [channel]: true } };
    return this;
  }

  publish(revision_id: string, document: object): StepResult {
    this.definitions = {
      newest: revision_id,
      by_revision: { ...this.definitions.by_revision, [revision_id]: define(document) },
    };
    return this.take({ type: 'revision_published', revision_id });
  }

  private follow(effect: Effect): void {
    if (effect.type === 'set_state') {
      this.participant({
        state: effect.state,
        state_set_at: this.now,
        state_set_by: effect.by === 'client' ? 'client' : null,
      });
    }
    if (effect.type === 'send' && this.accepts) {
      this.take({ type: 'delivery', key: effect.key, outcome: 'accepted', reason: null });
    }
  }
}
