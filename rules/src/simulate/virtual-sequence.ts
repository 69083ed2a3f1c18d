import type { Definitions } from '../definitions.ts';
import type { Effect, SendEffect } from '../effect.ts';
import { explainTrace } from '../explain-trace.ts';
import type { Facts } from '../facts.ts';
import type { Input } from '../input.ts';
import type { Instant } from '../instant.ts';
import { emptyMemory, type Memory } from '../memory.ts';
import { step, type StepResult } from '../step.ts';
import type { Routed, TimelineEntry } from './timeline.ts';

type Bare<T> = T extends Input ? Omit<T, 'id' | 'at'> : never;

/** Looks in a row without a word from outside; more than any sequence needs, so that a simulation always ends. */
const LOOKS = 1_000;

/** A sequence under a virtual clock: the caller's part of the contract of `step`, without a database or a provider. */
export class VirtualSequence {
  readonly timeline: TimelineEntry[] = [];
  definitions: Definitions;
  facts: Facts;
  now: Instant;
  memory: Memory = emptyMemory(1);
  outcome: 'accepted' | 'failed' | 'unknown' = 'accepted';
  private waiting: readonly SendEffect[] = [];
  /** Keys of the sends that made the phone ring. */
  private placed: readonly string[] = [];
  /** The call in which the last word was said. */
  private ending: string | null = null;
  private wake_at: Instant | null = null;
  private finished = false;

  constructor({ definitions, facts }: { readonly definitions: Definitions; readonly facts: Facts }) {
    this.definitions = definitions;
    this.facts = facts;
    this.now = facts.appointment.created_at;
  }

  /** Takes an input and all deliveries that follow from it at this moment. */
  take(bare: Bare<Input>, routed: Routed | null = null): void {
    this.decide(bare, routed);
    for (let looks = 0; looks < LOOKS; looks += 1) {
      const next = this.waiting.find((send) => send.due_at <= this.now);
      if (next) this.deliver(next);
      else if (!this.putDown()) return;
    }
  }

  /** The newest call that has not ended; null: the phone is down. */
  get call(): { readonly call: string; readonly answers: string } | null {
    const placed = new Set(this.placed);
    const newest = this.memory.sent.findLast(
      ({ key, status, call_outcome }) => placed.has(key) && call_outcome === undefined && status !== 'failed',
    );
    return newest ? { call: `call_${newest.key}`, answers: newest.key } : null;
  }

  /** The next moment at which anything happens by itself; null: nothing is waited for. */
  next(): Instant | null {
    const moments = [...this.waiting.map(({ due_at }) => due_at), ...(this.wake_at === null ? [] : [this.wake_at])];
    return moments.toSorted()[0] ?? null;
  }

  /** Lets time pass; never back. */
  until(moment: Instant): void {
    for (let looks = 0; looks < LOOKS; looks += 1) {
      const next = this.next();
      if (next === null || next > moment) break;
      if (next > this.now) this.now = next;
      const due = this.waiting.find((send) => send.due_at <= this.now);
      // Deliveries are taken before the timer (ruling 26).
      if (due) this.deliver(due);
      else this.take({ type: 'timer' });
    }
    if (moment > this.now) this.now = moment;
  }

  /** Lets time pass up to the next thing that goes out; to the end where nothing does any more. */
  untilMessage(): void {
    const seen = this.timeline.length;
    const isOut = (): boolean =>
      this.timeline.slice(seen).some(({ effects }) => effects.some(({ type }) => type === 'send'));
    this.onwards(isOut);
  }

  /** Lets time pass until nothing is waited for. */
  untilNothing(): void {
    this.onwards(() => false);
  }

  private onwards(isThere: () => boolean): void {
    for (let looks = 0; looks < LOOKS && !isThere(); looks += 1) {
      const next = this.next();
      if (next === null) return;
      this.until(next);
    }
  }

  /** A reply that the line answers by itself. */
  leave(routed: Routed): void {
    this.record({ input: null, routed, effects: [], trace: routed.trace });
  }

  private decide(bare: Bare<Input>, routed: Routed | null): void {
    const input: Input = { id: `in_${this.timeline.length + 1}`, at: this.now, ...bare };
    const { definitions, memory, facts, now } = this;
    const result: StepResult = step({ definitions, memory, input, facts, now });
    this.memory = result.memory;
    this.wake_at = result.wake_at;
    this.finished = result.finished;
    for (const effect of result.effects) this.follow(effect);
    this.record({ input, routed, effects: result.effects, trace: [...(routed?.trace ?? []), ...result.trace] });
  }

  private record(entry: Pick<TimelineEntry, 'input' | 'effects' | 'trace'> & { readonly routed: Routed | null }): void {
    const messages = Object.values(this.definitions.by_revision).flatMap((definition) => definition.messages);
    this.timeline.push({
      ...entry,
      at: this.now,
      routed: entry.routed?.type ?? null,
      why: explainTrace(entry.trace, { nameOf: (id) => messages.find((message) => message.id === id)?.name ?? null }),
      state: this.facts.participant.state,
      wake_at: this.wake_at,
      finished: this.finished,
    });
  }

  private follow(effect: Effect): void {
    if (effect.type === 'send') this.waiting = [...this.waiting, effect];
    if (effect.type === 'withdraw') this.waiting = this.waiting.filter(({ key }) => key !== effect.send_key);
    if (effect.type === 'forward' || (effect.type === 'speak' && effect.next === 'hang_up')) this.ending = effect.call;
    if (effect.type !== 'set_state') return;
    const { state, by } = effect;
    const set = { state, state_set_at: this.now, state_set_by: by === 'client' ? ('client' as const) : null };
    this.facts = { ...this.facts, participant: { ...this.facts.participant, ...set } };
  }

  /** The call whose last word was said is over; false: there is none. */
  private putDown(): boolean {
    const { call, ending } = this;
    this.ending = null;
    if (call === null || call.call !== ending) return false;
    this.decide({ type: 'call_ended', ...call, outcome: 'completed' }, null);
    return true;
  }

  /** What the claim before a send checks, then what the provider says. */
  private deliver(send: SendEffect): void {
    this.waiting = this.waiting.filter((each) => each !== send);
    const { key, appointment_version } = send;
    if (send.channel === 'call') this.placed = [...this.placed, key];
    const refused = this.facts.stopped[send.channel]
      ? 'stop_list'
      : this.now >= send.send_by
        ? 'too_late'
        : appointment_version !== null && appointment_version !== this.facts.appointment.version
          ? 'appointment_changed'
          : null;
    if (refused !== null) this.take({ type: 'delivery', key, outcome: 'skipped', reason: refused });
    else
      this.take({
        type: 'delivery',
        key,
        outcome: this.outcome,
        reason: this.outcome === 'accepted' ? null : 'simulated',
      });
  }
}
