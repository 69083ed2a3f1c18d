import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { answerAtOnce, deliverLooseAtOnce } from '@kept/sequences/answer-at-once';
import type { LooseMessage } from '@kept/sequences/due-work';
import type { SequenceRef } from '@kept/sequences/sequence-ref';
import { atMost } from '../nudging/at-most.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { Delivering } from './delivering.ts';

/** A process that ends waits so long for the answers it has begun; what it has not sent then is found as after a crash. */
const SOON_MS = 5_000;

export interface Act {
  /** Whose sequences took it in. */
  readonly nudge: readonly SequenceRef[];
  /** What was said to it beside them. */
  readonly messages: readonly LooseMessage[];
}

/**
 * Answers what clients do, here and now: a workflow's turn may be behind thousands of reminders that are due
 * (docs/decisions/0079). Nobody waits for it and nothing depends on it: the workflow is told after it, and sends what has
 * not been sent. Whoever comes beside those that are answered already is told to their workflow at once.
 */
@Injectable()
export class Answers implements BeforeApplicationShutdown {
  private readonly flying = new Set<Promise<void>>();
  /** What is said to each sequence's client now: what answers the next reply comes after it. */
  private readonly latest = new Map<string, Promise<void>>();
  private working = 0;

  constructor(
    private readonly delivering: Delivering,
    private readonly nudger: SequenceNudger,
    private readonly log: PinoLogger,
  ) {}

  /** Call it after the commit; returns at once. */
  give({ nudge, messages }: Act): void {
    for (const sequence of nudge) {
      const { account_id, sequence_id } = sequence;
      const answered = (this.latest.get(sequence_id) ?? Promise.resolve())
        .then(() => this.tryNow(() => answerAtOnce({ ...this.delivering.means, account_id, sequence_id })))
        .then(() => this.nudger.nudge([sequence]));
      this.latest.set(sequence_id, answered);
      this.follow(
        answered.finally(() => {
          if (this.latest.get(sequence_id) === answered) this.latest.delete(sequence_id);
        }),
      );
    }
    const [answers, others] = [messages.filter(isAnswer), messages.filter((message) => !isAnswer(message))];
    this.nudger.deliver(others);
    for (const message of answers) {
      const gone = this.tryNow(() => deliverLooseAtOnce(this.delivering.means, message));
      this.follow(gone.then((is_gone) => this.nudger.deliver(is_gone === true ? [] : [message])));
    }
  }

  /** What came of it; undefined where there was no room for it, or it failed. */
  private async tryNow<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.working >= this.delivering.at_once) return undefined;
    this.working += 1;
    try {
      return await work();
    } catch (error) {
      this.log.warn({ err: error }, 'an answer could not be given at once; the workflow will');
      return undefined;
    } finally {
      this.working -= 1;
    }
  }

  private follow(answering: Promise<void>): void {
    this.flying.add(answering);
    void answering.finally(() => this.flying.delete(answering));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await atMost<unknown>({ work: Promise.all(this.flying), ms: SOON_MS, otherwise: null });
  }
}

function isAnswer({ lane }: LooseMessage): boolean {
  return lane === 'answer';
}
