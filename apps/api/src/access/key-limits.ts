import { Injectable } from '@nestjs/common';
import { inTransaction, type Statement } from '@kept/sequences/transaction';
import { HotPool } from '../database/hot-pool.ts';
import { Problem } from '../problems/problem.ts';
import { MOST_REQUESTS_A_MINUTE } from './most-requests.ts';

/** A process takes this share of a minute's requests for itself at a time: twenty statements a minute at most. */
const SHARE = 20;
/** Windows of keys that are silent since are forgotten when there are more. */
const MOST_WINDOWS = 10_000;

/** Gives this process some of what is left of the running minute. The row's lock has processes take turns. */
const TAKE: Statement = {
  name: 'take_requests_of_key',
  text: `with limits as (
      select id, date_trunc('minute', clock_timestamp()) as minute,
        case when window_at = date_trunc('minute', clock_timestamp()) then window_given else 0 end as given
      from api_key where account_id = $1 and id = $2 for no key update)
    update api_key k set window_at = l.minute,
      window_given = l.given + greatest(0, least($3::int - l.given, greatest(1, $3::int / $4::int)))
    from limits l where k.account_id = $1 and k.id = l.id
    returning k.window_given - l.given as taken, $3::int - k.window_given as free,
      (extract(epoch from l.minute + interval '1 minute' - clock_timestamp()) * 1000)::float8 as ends_in_ms`,
};

interface Taken {
  readonly taken: number;
  readonly free: number;
  readonly ends_in_ms: number;
}

interface Window {
  readonly most: number;
  /** Taken by this process and not used yet. */
  left: number;
  /** What nobody had taken when we last took some. */
  readonly free: number;
  /** By `performance.now()`. */
  readonly ends_at: number;
}

export interface LimitedKey {
  readonly account_id: string;
  readonly key_id: string;
  readonly requests_a_minute: number | null;
}

/** What a program is told of its limit, with every answer. */
type LimitHeaders = Readonly<Record<string, string>>;

/**
 * Counts the requests of each key within the minutes of the database's clock, for all processes together (ADR 0072): each
 * takes a share for itself in one statement and counts within it in memory. Never more are let through than the limit.
 */
@Injectable()
export class KeyLimits {
  private readonly windows = new Map<string, Window>();
  private readonly taking = new Map<string, Promise<Window>>();

  constructor(private readonly hot: HotPool) {}

  /** Counts one request; what to tell with its answer. Throws the 429 when the minute is used up. */
  async count(key: LimitedKey): Promise<LimitHeaders> {
    const most = key.requests_a_minute ?? MOST_REQUESTS_A_MINUTE;
    for (;;) {
      const window = this.windows.get(key.key_id);
      const is_current = window !== undefined && window.most === most && performance.now() < window.ends_at;
      if (is_current && window.left > 0) {
        window.left -= 1;
        return headersOf(window);
      }
      if (is_current && window.free === 0) throw tooMany(window);
      await this.take(key, most);
    }
  }

  /** Those who ask at once wait for one statement. */
  private async take(key: LimitedKey, most: number): Promise<void> {
    const { account_id, key_id } = key;
    const under_way = this.taking.get(key_id);
    if (under_way !== undefined) {
      await under_way;
      return;
    }
    const asked = inTransaction({ pool: this.hot.pool, account_id }, async (transaction) => {
      const [row] = await transaction.read<Taken>(TAKE, [account_id, key_id, most, SHARE]);
      // deleted in this very moment: the next request is refused
      const { taken, free, ends_in_ms } = row ?? { taken: 1, free: 0, ends_in_ms: 0 };
      return { most, left: taken, free: Math.max(0, free), ends_at: performance.now() + ends_in_ms };
    });
    this.taking.set(key_id, asked);
    try {
      if (this.windows.size >= MOST_WINDOWS) this.forget();
      this.windows.set(key_id, await asked);
    } finally {
      this.taking.delete(key_id);
    }
  }

  private forget(): void {
    for (const [id, { ends_at }] of this.windows) if (ends_at < performance.now()) this.windows.delete(id);
  }
}

const secondsLeft = ({ ends_at }: Window): string =>
  String(Math.max(1, Math.ceil((ends_at - performance.now()) / 1_000)));

function headersOf(window: Window): LimitHeaders {
  return {
    'ratelimit-limit': String(window.most),
    'ratelimit-remaining': String(window.left + window.free),
    'ratelimit-reset': secondsLeft(window),
  };
}

const tooMany = (window: Window): Problem =>
  new Problem({
    status: 429,
    code: 'too_many_requests',
    title: 'This key has made as many requests as it may in a minute',
    detail: `It may make ${window.most}. Wait for Retry-After; an admin sets the limit of a key under Settings > API keys.`,
    headers: { ...headersOf(window), 'retry-after': secondsLeft(window) },
  });
