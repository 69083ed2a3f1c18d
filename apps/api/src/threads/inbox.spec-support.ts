import { z } from 'zod';
import { createHotPool } from '@kept/persistence/pool';
import { newId } from '@kept/persistence/new-id';
import { DefinitionCache } from '@kept/sequences/definition-cache';
import { receiveReply, type ReplyResult } from '@kept/sequences/replies/receive-reply';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';
import { threadListSchema, threadSchema, type InboxThread, type InboxThreadList } from './threads.schema.ts';

/** The running API with people who write to it. */
export interface Inbox {
  readonly api: RunningApi;
  readonly staff: Browser;
  readonly stranger: Browser;
  /** A contact with these addresses; answers their id. */
  readonly contact: (name: string, addresses: Readonly<Partial<Record<'phone' | 'email', string>>>) => Promise<string>;
  /** A text that somebody sends. */
  readonly says: (from: string, body: string) => Promise<ReplyResult>;
  readonly list: (query?: string, browser?: Browser) => Promise<InboxThreadList>;
  /** Who is listed, by name or address. */
  readonly names: (query?: string) => Promise<readonly string[]>;
  readonly one: (id: string) => Promise<InboxThread>;
  readonly patch: (id: string, json: unknown) => Promise<InboxThread>;
  readonly stop: () => Promise<void>;
}

export async function openInbox(): Promise<Inbox> {
  const api = await startApi();
  const { account_id } = api.ours;
  const pool = createHotPool({ app_url: api.env['DATABASE_URL'] ?? '', max: 2 });
  const cache = new DefinitionCache();
  const staff = await signIn(api, api.ours.staff);
  const stranger = await signIn(api, api.theirs.staff);
  const [sender] = await api.rows(`select address from sender where account_id = $1 and type = 'phone'`, [account_id]);
  const list: Inbox['list'] = async (query = '', browser = staff) =>
    threadListSchema.parse((await browser.call(`/v1/threads${query}`)).body);
  return {
    api,
    staff,
    stranger,
    list,
    contact: async (name, addresses) => {
      const id = newId();
      await api.rows('insert into contact (id, account_id, name) values ($1, $2, $3)', [id, account_id, name]);
      for (const [type, address] of Object.entries(addresses)) {
        await api.rows(
          'insert into contact_address (id, account_id, contact_id, type, address) values ($1, $2, $3, $4, $5)',
          [newId(), account_id, id, type, address],
        );
      }
      return id;
    },
    says: (from, body) =>
      receiveReply({
        pool,
        cache,
        account_id,
        from,
        body,
        sender_address: z.string().parse(sender?.['address']),
        provider_id: `SM${newId()}`,
        carrier_answered: false,
      }),
    names: async (query) =>
      (await list(query)).threads.map(({ name, addresses }) => name ?? addresses[0]?.address ?? ''),
    one: async (id) => threadSchema.parse((await staff.call(`/v1/threads/${id}`)).body),
    patch: async (id, json) =>
      threadSchema.parse((await staff.call(`/v1/threads/${id}`, { method: 'PATCH', json })).body),
    stop: async () => {
      await pool.end();
      await api.stop();
    },
  };
}
