import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { moveClock, type MoveClockRequest, type MoveClockResult } from '@kept/sequences/sandbox/move-clock';
import { inTransaction } from '@kept/sequences/transaction';
import { HotPool } from '../database/hot-pool.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { Problem } from '../problems/problem.ts';
import { CarrierControl } from '../sandbox-carrier/carrier-control.ts';
import { sandboxAccount } from '../sandbox-carrier/sandbox-account.ts';

/** Longer than a carrier is busy for; shorter than somebody waits who has switched it off. */
const REFUSED_WITHIN_MS = 8_000;

const rungOutSchema = z.object({ ended: z.int() });

/** Moves the clock of a sandbox account, and the phones of its carrier sandbox with it. */
@Injectable()
export class ClockMover {
  constructor(
    private readonly hot: HotPool,
    private readonly nudger: SequenceNudger,
    private readonly carrier: CarrierControl,
  ) {}

  /** Resolves when everything due on the way has happened, or hangs. */
  async move({ account_id, to }: Pick<MoveClockRequest, 'account_id' | 'to'>): Promise<MoveClockResult> {
    return moveClock({
      pool: this.hot.pool,
      account_id,
      to,
      nudge: (sequences) => this.nudger.nudgeAndWait(sequences),
      nudgeBroadcasts: (broadcasts) => this.nudger.broadcastAndWait(broadcasts),
      wake: (messages) => this.nudger.wakeAndWait(messages),
      letRingOut: () => this.letRingOut(account_id),
      refused_within_ms: REFUSED_WITHIN_MS,
    });
  }

  /** Ends the calls that nobody has answered yet, and answers how many; without a carrier no phone rings. */
  private async letRingOut(account_id: string): Promise<number> {
    const { account_sid } = await inTransaction({ pool: this.hot.pool, account_id }, (transaction) =>
      sandboxAccount(transaction, account_id),
    );
    if (account_sid === null) return 0;
    const path = `/accounts/${account_sid}/let-calls-ring-out`;
    try {
      return (await this.carrier.ask({ method: 'POST', path, schema: rungOutSchema })).ended;
    } catch (fault) {
      if (fault instanceof Problem && ['carrier_away', 'not_sandbox'].includes(fault.content.code)) return 0;
      throw fault;
    }
  }
}
