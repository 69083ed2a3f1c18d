import type { Definitions } from '../definitions.ts';
import type { Effect, SendEffect } from '../effect.ts';
import { explainTrace } from '../explain-trace.ts';
import type { Facts } from '../facts.ts';
import type { Input } from '../input.ts';
import type { Instant } from '../instant.ts';
import { emptyMemory, type Memory } from '../memory.ts';
import type { RouteResult } from '../route-reply.ts';
import { step, type StepResult } from '../step.ts';
import type { TimelineEntry } from './timeline.ts';

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
  private wake_at: Instant | null = null;
  private finished = false;

  constructor({ definitions, facts }: { readonly definitions: Definitions; readonly facts: Facts }) {
    this.definitions = definitions;
    this.facts = facts;
    this.now = facts.appointment.created_at;
  }

  /** Takes an input and all deliveries that follow from it at this moment. */
  take(bare: Bare<Input>, routed: RouteResult | null = null): void {
    this.decide(bare, routed);
    for (let looks = 0; looks < LOOKS; looks += 1) {
      const next = this.waiting.find((send) => send.due_at <= this.now);
      if (!next) return;
      this.deliver(next);
    }
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

  /** A reply that the line answers by itself. */
  leave(routed: RouteResult): void {
    this.record({ input: null, routed, effects: [], trace: routed.trace });
  }

  private decide(bare: Bare<Input>, routed: RouteResult | null): void {
    const input: Input = { id: `in_${this.timeline.length + 1}`, at: this.now, ...bare };
    const { definitions, memory, facts, now } = this;
    const result: StepResult = step({ definitions, memory, input, facts, now });
    this.memory = result.memory;
    this.wake_at = result.wake_at;
    this.finished = result.finished;
    for (const effect of result.effects) this.follow(effect);
    this.record({ input, routed, effects: result.effects, trace: [...(routed?.trace ?? []), ...result.trace] });
  }

  private record(
    entry: Pick<TimelineEntry, 'input' | 'effects' | 'trace'> & { readonly routed: RouteResult | null },
  ): void {
    const messages = Object.values(this.definitions.by_revision).flatMap((definition) => definition.messages);
    this.timeline.push({
      ...entry,
      at: this.now,
      routed: entry.routed?.type ?? null,
      why: explainTrace(entry.trace, (id) => messages.find((message) => message.id === id)?.name ?? null),
      state: this.facts.participant.state,
      wake_at: this.wake_at,
      finished: this.finished,
    });
  }

  private follow(effect: Effect): void {
    if (effect.type === 'send') this.waiting = [...this.waiting, effect];
    if (effect.type === 'withdraw') this.waiting = this.waiting.filter(({ key }) => key !== effect.send_key);
    if (effect.type !== 'set_state') return;
    const { state, by } = effect;
    const set = { state, state_set_at: this.now, state_set_by: by === 'client' ? ('client' as const) : null };
    this.facts = { ...this.facts, participant: { ...this.facts.participant, ...set } };
  }

  /** What the claim before a send checks, then what the provider says. */
  private deliver(send: SendEffect): void {
    this.waiting = this.waiting.filter((each) => each !== send);
    const { key, appointment_version } = send;
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
