import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { BroadcastRef } from '@kept/sequences/broadcasts/broadcast-progress';
import type { LooseMessage } from '@kept/sequences/due-work';
import type { RolloutRef } from '@kept/sequences/rollout/rollout-progress';
import type { SequenceRef } from '@kept/sequences/sequence-ref';
import type { Nudger, NudgeResult } from '@kept/workflows/appointment-sequence/client';
import { atMost } from './at-most.ts';

/** How long anybody waits for Temporal: a probe, and the end of the process. */
const SOON_MS = 1_000;

/**
 * Tells workflows to look after a commit. Nobody waits for it and nothing depends on it: what does not arrive, the
 * worker's relay finds in the rows (architecture.md section 2).
 */
@Injectable()
export class SequenceNudger implements OnApplicationShutdown {
  private readonly flying = new Set<Promise<void>>();

  constructor(
    private readonly nudger: Nudger,
    private readonly log: PinoLogger,
  ) {}

  /** Starts telling them; returns at once. */
  nudge(sequences: readonly SequenceRef[]): void {
    if (sequences.length > 0) this.follow(this.nudger.nudge(sequences));
  }

  /** Starts the workflows of sequences made just now; returns at once. */
  start(sequences: readonly SequenceRef[]): void {
    if (sequences.length > 0) this.follow(this.nudger.start(sequences));
  }

  /** As `nudge`, for one who must know that they were told, such as the sandbox clock. */
  async nudgeAndWait(sequences: readonly SequenceRef[]): Promise<void> {
    if (sequences.length > 0) await this.nudger.nudge(sequences);
  }

  /** Starts the delivery of messages that belong to no sequence; returns at once. */
  deliver(messages: readonly LooseMessage[]): void {
    if (messages.length > 0) this.follow(this.nudger.deliver(messages));
  }

  /** As `deliver`, for one who must know: also those look that wait for their hour. */
  async wakeAndWait(messages: readonly LooseMessage[]): Promise<void> {
    if (messages.length > 0) await this.nudger.wake(messages);
  }

  /** Has broadcasts look; returns at once. */
  broadcast(broadcasts: readonly BroadcastRef[]): void {
    if (broadcasts.length > 0) this.follow(this.nudger.broadcast(broadcasts));
  }

  /** The same for one who must know that they were told. */
  async broadcastAndWait(broadcasts: readonly BroadcastRef[]): Promise<void> {
    if (broadcasts.length > 0) await this.nudger.broadcast(broadcasts);
  }

  /** Starts bringing a published revision to the sequences that run; returns at once. */
  rollOut(rollouts: readonly RolloutRef[]): void {
    if (rollouts.length > 0) this.follow(this.nudger.rollOut(rollouts));
  }

  /** Whether Temporal answers soon. */
  async isReachable(): Promise<boolean> {
    return atMost({ work: this.nudger.isReachable(), ms: SOON_MS, otherwise: false });
  }

  private follow(sending: Promise<NudgeResult>): void {
    const followed = sending.then(
      ({ unreached, error }) => {
        if (unreached > 0) this.log.warn({ unreached, error }, 'workflows could not be told; the relay will');
      },
      (error: unknown) => this.log.warn({ err: error }, 'workflows could not be told; the relay will'),
    );
    this.flying.add(followed);
    void followed.finally(() => this.flying.delete(followed));
  }

  async onApplicationShutdown(): Promise<void> {
    await atMost<unknown>({ work: Promise.all(this.flying), ms: SOON_MS, otherwise: null });
    await this.nudger.close();
  }
}
