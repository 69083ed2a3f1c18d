import { Injectable } from '@nestjs/common';
import { inTransaction, type Statement } from '@kept/sequences/transaction';
import { HotPool } from '../database/hot-pool.ts';
import { Problem } from '../problems/problem.ts';
import type { IdempotentWork } from './idempotent-work.ts';

/** A request under a key, and what it is. */
export interface KeyedRequest extends IdempotentWork {
  /** Of method, path and body: another request under the key is refused. */
  readonly hash: Buffer;
}

/** `begin`: nobody has worked under the key. `replay`: it was answered so before. */
export type Begun =
  | { readonly type: 'begin' }
  | { readonly type: 'replay'; readonly status: number; readonly response: unknown };

interface Row {
  readonly request_hash: Buffer;
  readonly status: number | null;
  readonly response: unknown;
  readonly committed: boolean;
  /** Long since anybody began: whoever did is gone. */
  readonly stale: boolean;
  readonly expired: boolean;
}

/** Longer than any request may take; whoever holds a key longer has died. */
const STALE = `interval '2 minutes'`;

const READ: Statement = {
  name: 'read_idempotency_key',
  text: `select request_hash, status, response, committed_at is not null as committed,
      begun_at < now() - ${STALE} as stale, created_at < now() - interval '24 hours' as expired
    from idempotency_key where account_id = $1 and key = $2`,
};

/** Takes the key where nobody has it, its day is over, or its holder died before its work was committed. */
const TAKE: Statement = {
  name: 'take_idempotency_key',
  text: `insert into idempotency_key (account_id, key, request_hash, begun_at) values ($1, $2, $3, now())
    on conflict (account_id, key) do update set request_hash = excluded.request_hash, created_at = now(), begun_at = now(),
      status = null, response = null, committed_at = null
      where idempotency_key.created_at < now() - interval '24 hours' or (idempotency_key.status is null
        and idempotency_key.committed_at is null and idempotency_key.begun_at < now() - ${STALE}
        and idempotency_key.request_hash = excluded.request_hash)
    returning key`,
};

const FINISH: Statement = {
  name: 'finish_idempotency_key',
  text: `update idempotency_key set status = $3, response = $4 where account_id = $1 and key = $2`,
};

/** What was refused has done nothing: the same may be sent again. Work that was committed keeps its key. */
const RELEASE: Statement = {
  name: 'release_idempotency_key',
  text: `delete from idempotency_key where account_id = $1 and key = $2 and committed_at is null`,
};

/** The keys under which requests are made once; see ADR 0066. */
@Injectable()
export class IdempotencyKeys {
  constructor(private readonly hot: HotPool) {}

  /** Takes the key for this request, or answers what it was answered; a problem where neither may be. */
  async begin({ account_id, key, hash }: KeyedRequest): Promise<Begun> {
    return await inTransaction({ pool: this.hot.pool, account_id }, async (transaction) => {
      const [row] = await transaction.read<Row>(READ, [account_id, key]);
      const known = row === undefined ? null : judge(row, hash);
      if (known !== null) return known;
      const taken = await transaction.read<{ key: string }>(TAKE, [account_id, key, hash]);
      // Another request with the same key was faster by a moment.
      if (taken.length === 0) throw inProgress();
      return { type: 'begin' };
    });
  }

  async finish(
    { account_id, key }: IdempotentWork,
    answer: { readonly status: number; readonly response: unknown },
  ): Promise<void> {
    const response = answer.response === undefined ? null : JSON.stringify(answer.response);
    await inTransaction({ pool: this.hot.pool, account_id }, async (transaction) => {
      transaction.write(FINISH, [account_id, key, answer.status, response]);
    });
  }

  async release({ account_id, key }: IdempotentWork): Promise<void> {
    await inTransaction({ pool: this.hot.pool, account_id }, async (transaction) => {
      transaction.write(RELEASE, [account_id, key]);
    });
  }
}

/** What the stored row answers; null: the key may be taken. */
function judge(row: Row, hash: Buffer): Begun | null {
  if (row.expired) return null;
  if (!hash.equals(row.request_hash)) throw reused();
  if (row.status !== null) return { type: 'replay', status: row.status, response: row.response };
  if (!row.stale) throw inProgress();
  if (row.committed) throw answerLost();
  return null;
}

const reused = (): Problem =>
  new Problem({
    status: 422,
    code: 'idempotency_key_reused',
    title: 'This Idempotency-Key belongs to another request',
    detail: 'Use a new key for a new request; repeat a request with its own method, path and body.',
  });

const inProgress = (): Problem =>
  new Problem({
    status: 409,
    code: 'idempotent_request_in_progress',
    title: 'The first request with this Idempotency-Key is still at work',
    detail: 'Send the same again after Retry-After: it is then answered as the first.',
    headers: { 'Retry-After': '1' },
  });

const answerLost = (): Problem =>
  new Problem({
    status: 409,
    code: 'idempotent_answer_lost',
    title: 'The first request with this Idempotency-Key began its work, and its answer is lost',
    detail: 'It is not done again. Look whether what it asked for is there, and use a new key if it is not.',
  });
