import { Injectable } from '@nestjs/common';
import type { InferEntity } from '@mikro-orm/postgresql';
import { ApiKey } from '@kept/persistence/entities/api-key';
import { User } from '@kept/persistence/entities/user';
import { newId } from '@kept/persistence/new-id';
import { newApiKey, parseApiKey } from '../access/api-key.ts';
import type { SessionCaller } from '../access/caller.ts';
import { MOST_REQUESTS_A_MINUTE } from '../access/most-requests.ts';
import { isScope } from '../access/scopes.ts';
import { Database } from '../database/database.ts';
import { notFound } from '../problems/not-found.ts';
import { Problem } from '../problems/problem.ts';
import type { ApiKeyAnswer, ChangeApiKey, MadeApiKey, MakeApiKey } from './api-keys.schema.ts';

/** An account has a handful of programs; what goes far beyond is a program that makes keys. */
const MOST_KEYS = 100;

/** The keys of an account's programs. */
@Injectable()
export class ApiKeysService {
  constructor(private readonly database: Database) {}

  /** The newest first, revoked ones last. */
  async list({ account_id }: SessionCaller): Promise<readonly ApiKeyAnswer[]> {
    return this.database.within(account_id, async (em) => {
      const keys = await em.find(ApiKey, {}, { orderBy: { id: 'desc' } });
      const users = await em.find(User, { id: { $in: keys.map(({ user_id }) => user_id) } });
      const nameOf = new Map(users.map(({ id, name }) => [id, name]));
      const answers = keys.map((key) => answerOf(key, nameOf.get(key.user_id) ?? ''));
      return [
        ...answers.filter(({ revoked_at }) => revoked_at === null),
        ...answers.filter(({ revoked_at }) => revoked_at !== null),
      ];
    });
  }

  /** Makes a key that acts in the name of who makes it. Only its hash is kept. */
  async make(
    { account_id, user_id }: SessionCaller,
    { name, scopes, requests_a_minute }: MakeApiKey,
  ): Promise<MadeApiKey> {
    const key = newApiKey(account_id);
    const parsed = parseApiKey(key);
    if (parsed === null) throw new Error('a key was made that cannot be read');
    return this.database.within(account_id, async (em) => {
      // two makers at once are counted one after the other
      const maker = await em.findOneOrFail(User, { id: user_id });
      await em.execute('select id from account for no key update');
      if ((await em.count(ApiKey, { revoked_at: null })) >= MOST_KEYS) throw tooMany();
      const { prefix, hash } = parsed;
      const row = em.create(ApiKey, {
        id: newId(),
        account_id,
        user_id,
        name,
        prefix,
        key_hash: hash,
        scopes: [...new Set(scopes)],
        requests_a_minute,
        window_given: 0,
        created_at: new Date(),
      });
      await em.flush();
      return { api_key: answerOf(row, maker.name), key };
    });
  }

  /** Sets how many requests a key may make in a minute; it counts from its next request on. */
  async change(
    { account_id }: SessionCaller,
    { id, change }: { readonly id: string; readonly change: ChangeApiKey },
  ): Promise<ApiKeyAnswer> {
    return this.database.within(account_id, async (em) => {
      const key = await em.findOne(ApiKey, { id });
      if (key === null) throw notFound('api key');
      key.requests_a_minute = change.requests_a_minute;
      await em.flush();
      const maker = await em.findOne(User, { id: key.user_id });
      return answerOf(key, maker?.name ?? '');
    });
  }

  /** Ends a key for good: what sends it is refused from the next request on. Revoked before: nothing changes. */
  async revoke({ account_id }: SessionCaller, id: string): Promise<void> {
    await this.database.within(account_id, async (em) => {
      const key = await em.findOne(ApiKey, { id });
      if (key === null) throw notFound('api key');
      key.revoked_at ??= new Date();
      await em.flush();
    });
  }
}

function answerOf(key: InferEntity<typeof ApiKey>, made_by: string): ApiKeyAnswer {
  const { id, name, prefix, created_at, last_used_at, revoked_at } = key;
  return {
    id,
    name,
    prefix,
    scopes: key.scopes.filter(isScope),
    requests_a_minute: key.requests_a_minute ?? MOST_REQUESTS_A_MINUTE,
    made_by,
    created_at: created_at.toISOString(),
    last_used_at: last_used_at?.toISOString() ?? null,
    revoked_at: revoked_at?.toISOString() ?? null,
  };
}

const tooMany = (): Problem =>
  new Problem({
    status: 409,
    code: 'too_many_api_keys',
    title: 'The account has as many keys as it may have',
    detail: `There are ${MOST_KEYS} that work. Revoke one that nothing uses any more.`,
  });
