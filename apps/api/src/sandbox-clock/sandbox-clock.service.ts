import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { explainFailure } from '@kept/rules/explain-failure';
import type { Instant } from '@kept/rules/instant';
import { DefinitionCache } from '@kept/sequences/definition-cache';
import { readClockMove } from '@kept/sequences/sandbox/clock-lease';
import { readClockLog } from '@kept/sequences/sandbox/clock-log';
import type { Hanging, MoveClockResult } from '@kept/sequences/sandbox/move-clock';
import { readNextMessage, type NextMessage } from '@kept/sequences/sandbox/next-message';
import { localTime } from '@kept/sequences/sentence';
import { inTransaction } from '@kept/sequences/transaction';
import type { Caller } from '../access/caller.ts';
import { accountClock, type AccountClock } from '../database/account-clock.ts';
import { Database } from '../database/database.ts';
import { HotPool } from '../database/hot-pool.ts';
import { Problem } from '../problems/problem.ts';
import { notSandbox } from '../sandbox-carrier/not-sandbox.ts';
import { instantOf } from '../times/instant-of.ts';
import { parseTime } from '../times/parse-time.ts';
import { wallTimeOf } from '../times/wall-time-of.ts';
import { ClockMover } from './clock-mover.ts';
import { parseAdvance } from './parse-advance.ts';
import type { ClockAnswer, MoveClock, MovedClock } from './sandbox-clock.schema.ts';

/** A message whose time has come goes out at the next look: a second is all it takes. */
const AT_ONCE_MS = 1_000;

/** The clock of a sandbox account (architecture.md, Sandbox clock). */
@Injectable()
export class SandboxClockService {
  constructor(
    private readonly database: Database,
    private readonly hot: HotPool,
    private readonly cache: DefinitionCache,
    private readonly mover: ClockMover,
  ) {}

  async read({ account_id }: Caller): Promise<ClockAnswer> {
    const { now, time_zone } = await this.clock(account_id);
    const [next, moving] = await Promise.all([
      this.next(account_id),
      inTransaction({ pool: this.hot.pool, account_id }, (transaction) => readClockMove(transaction, account_id)),
    ]);
    return {
      now: now.toISOString(),
      time_zone,
      next_message_at: next?.at ?? null,
      next_message: next === null ? null : aboutOf(next),
      moving: moving === null ? null : { ...moving, now: now.toISOString() },
    };
  }

  /** Answers when everything due on the way has happened, and says what did. */
  async move({ account_id }: Caller, request: MoveClock): Promise<MovedClock> {
    const clock = await this.clock(account_id);
    const to =
      'to_next_message' in request ? (now: Instant) => this.nextFrom(account_id, now) : targetOf(request, clock);
    const result = await this.mover.move({ account_id, to });
    if (result.type === 'unsettled') throw unsettled(result, (await this.log(account_id, result.began_at)).log);
    const { from, now, stops, began_at } = movedOf(result, clock.time_zone);
    return { from, now, stops: [...stops], ...(await this.log(account_id, began_at)) };
  }

  private async clock(account_id: string): Promise<AccountClock> {
    const clock = await this.database.within(account_id, accountClock);
    if (clock.mode !== 'sandbox') throw notSandbox();
    return clock;
  }

  private next(account_id: string): Promise<NextMessage | null> {
    return readNextMessage({ pool: this.hot.pool, cache: this.cache, account_id });
  }

  /** When the next message goes; a moment from now for one whose time has come. */
  private async nextFrom(account_id: string, now: Instant): Promise<Instant | null> {
    const next = await this.next(account_id);
    if (next === null) return null;
    const soon = new Date(Date.parse(now) + AT_ONCE_MS).toISOString();
    return next.at > soon ? next.at : soon;
  }

  private async log(account_id: string, since: Instant): Promise<Pick<MovedClock, 'log' | 'log_left_out'>> {
    const { entries, left_out } = await readClockLog({ pool: this.hot.pool, cache: this.cache, account_id, since });
    return { log: [...entries], log_left_out: left_out };
  }
}

type Moved = Extract<MoveClockResult, { type: 'moved' }>;

function movedOf(result: Exclude<MoveClockResult, { type: 'unsettled' }>, time_zone: string): Moved {
  switch (result.type) {
    case 'moved':
      return result;
    case 'backwards':
      throw new Problem({
        status: 422,
        code: 'clock_backwards',
        title: 'The clock goes forward only',
        detail: `It shows ${localTime(result.now, time_zone)} already.`,
        errors: [
          {
            field: '/to',
            code: 'clock_backwards',
            message: `is before what it shows: ${localTime(result.now, time_zone)}`,
          },
        ],
      });
    case 'not_sandbox':
      throw notSandbox();
    case 'nowhere':
      throw nothingPlanned();
    case 'moving':
      throw new Problem({
        status: 409,
        code: 'clock_moving',
        title: 'The clock is moving already',
        detail: 'Somebody of this account moves it. Wait until it has arrived.',
        headers: { 'retry-after': '2' },
      });
    default:
      return result satisfies never;
  }
}

function targetOf(request: Exclude<MoveClock, { to_next_message: true }>, { now, time_zone }: AccountClock): Instant {
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

function aboutOf({ name, appointment_id, participant_id, participant_name }: NextMessage) {
  return { name, appointment_id, participant_id, participant_name };
}

function nothingPlanned(): Problem {
  return new Problem({
    status: 422,
    code: 'nothing_planned',
    title: 'No message is planned',
    detail: 'Nothing goes out by itself any more. Make an appointment, or move the clock by an hour or a day.',
    errors: [{ field: '/to_next_message', code: 'nothing_planned', message: 'finds no message that is planned' }],
  });
}

function unsettled({ at, hanging }: Extract<MoveClockResult, { type: 'unsettled' }>, log: MovedClock['log']): Problem {
  return new Problem({
    status: 504,
    code: 'clock_unsettled',
    title: 'Something due on the way has not happened',
    detail: `The clock stands at ${at}. ${causeOf(hanging)}`,
    more: { at, hanging, log },
  });
}

function causeOf(hanging: readonly Hanging[]): string {
  const refused = hanging.flatMap(({ refused: code }) => code ?? []);
  const [code] = refused;
  if (code === undefined || refused.length < hanging.length) return 'See what hangs; is the worker running?';
  const messages = refused.length === 1 ? 'A message waits' : `${refused.length} messages wait`;
  return `${messages} to be tried again. ${explainFailure(code)} Move on once they are taken again.`;
}
