import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '@kept/rules/instant';
import { moveClock, type MoveClockResult } from '@kept/sequences/sandbox/move-clock';
import type { Caller } from '../access/caller.ts';
import { accountClock, type AccountClock } from '../database/account-clock.ts';
import { Database } from '../database/database.ts';
import { HotPool } from '../database/hot-pool.ts';
import { instantOf } from '../times/instant-of.ts';
import { parseTime } from '../times/parse-time.ts';
import { wallTimeOf } from '../times/wall-time-of.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { Problem } from '../problems/problem.ts';
import { notSandbox } from '../sandbox-carrier/not-sandbox.ts';
import { parseAdvance } from './parse-advance.ts';
import type { ClockAnswer, MoveClock, MovedClock } from './sandbox-clock.schema.ts';

/** The clock of a sandbox account (architecture.md, Sandbox clock). */
@Injectable()
export class SandboxClockService {
  constructor(
    private readonly database: Database,
    private readonly hot: HotPool,
    private readonly nudger: SequenceNudger,
  ) {}

  async read(caller: Caller): Promise<ClockAnswer> {
    const { now, time_zone, mode } = await this.database.within(caller.account_id, accountClock);
    if (mode !== 'sandbox') throw notSandbox();
    return { now: now.toISOString(), time_zone };
  }

  /** Answers when everything due on the way has happened. */
  async move(caller: Caller, request: MoveClock): Promise<MovedClock> {
    const { account_id } = caller;
    const clock = await this.database.within(account_id, accountClock);
    if (clock.mode !== 'sandbox') throw notSandbox();
    const result = await moveClock({
      pool: this.hot.pool,
      account_id,
      to: targetOf(request, clock),
      nudge: (sequences) => this.nudger.nudgeAndWait(sequences),
    });
    return answerOf(result);
  }
}

function targetOf(request: MoveClock, { now, time_zone }: AccountClock): Instant {
  if ('advance' in request) {
    const duration = parseAdvance(request.advance) ?? Temporal.Duration.from({ seconds: 0 });
    const zoned = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(time_zone).add(duration);
    return new Date(zoned.epochMilliseconds).toISOString();
  }
  const given = parseTime(request.to);
  if (given === null) throw new Error('the schema lets no such time through');
  if (given.type === 'moment') return new Date(given.instant.epochMilliseconds).toISOString();
  return instantOf(wallTimeOf(given, time_zone), time_zone);
}

function answerOf(result: MoveClockResult): MovedClock {
  switch (result.type) {
    case 'moved':
      return { from: result.from, now: result.now, stops: [...result.stops] };
    case 'backwards':
      throw new Problem({
        status: 422,
        code: 'clock_backwards',
        title: 'The clock goes forward only',
        detail: `It shows ${result.now} already.`,
        errors: [{ field: '/to', code: 'clock_backwards', message: `is before ${result.now}` }],
      });
    case 'not_sandbox':
      throw notSandbox();
    case 'unsettled':
      throw new Problem({
        status: 504,
        code: 'clock_unsettled',
        title: 'Something due on the way has not happened',
        detail: `The clock stands at ${result.at}. See what hangs; is the worker running?`,
        more: { at: result.at, hanging: result.hanging },
      });
    default:
      return result satisfies never;
  }
}
