import { createHotPool } from '@kept/persistence/pool';
import { decide } from '@kept/sequences/decide';
import { DefinitionCache } from '@kept/sequences/definition-cache';
import { Vault } from '@kept/sequences/secure/vault';
import type { Journal } from '@kept/sequences/journal/journal';
import { readJournal } from '@kept/sequences/journal/read-journal';
import { claim } from '@kept/sequences/claim';
import { record } from '@kept/sequences/record';
import type { Event } from './events/event.schema.ts';
import { eventsClient, type EventsClient } from './events/events-client.spec-support.ts';
import { startApi, TEST_SECRET, type RunningApi } from './running-api.spec-support.ts';
import { signIn, type Browser } from './session/browser.spec-support.ts';

/** The running API, somebody at the desk of our clinic and of another one, and a worker that works when told to. */
export interface Desk extends EventsClient {
  readonly api: RunningApi;
  /** Staff of ours who is signed in. */
  readonly staff: Browser;
  /** The same elsewhere. */
  readonly stranger: Browser;
  /** Lets every sequence of an event decide. */
  readonly decide: (event: Event) => Promise<void>;
  /** Lets every message of an event that is due be taken by the carrier; answers their ids. */
  readonly deliver: (event: Event) => Promise<readonly string[]>;
  /** The same for one message. */
  readonly send: (message_id: string) => Promise<void>;
  readonly journal: (event: Event) => Promise<Journal>;
  /** Moves the clock of our account. */
  readonly advance: (interval: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function openDesk(more?: Parameters<typeof startApi>[0]): Promise<Desk> {
  const api = await startApi(more);
  const { account_id } = api.ours;
  const pool = createHotPool({ app_url: api.env['DATABASE_URL'] ?? '', max: 2 });
  const cache = new DefinitionCache();
  const vault = new Vault({ secret: TEST_SECRET, previous: null });
  // the specs run at any hour
  await api.rows(`update account set settings = settings - 'quiet_hours'`);
  const advance: Desk['advance'] = async (interval) => {
    await api.rows(
      `update account set clock_offset_ms = clock_offset_ms + extract(epoch from $2::interval) * 1000 where id = $1`,
      [account_id, interval],
    );
  };
  const send: Desk['send'] = async (message_id) => {
    const first = await claim({ pool, cache, vault, account_id, message_id, link_length: 90 });
    // Whose other appointments come due this minute is waited for (ruling 3); nobody decides them here.
    if (first.type === 'put_off') await advance(`${first.again_in_ms} milliseconds`);
    const taken =
      first.type === 'put_off' ? await claim({ pool, cache, vault, account_id, message_id, link_length: 90 }) : first;
    if (taken.type !== 'send') throw new Error(`the claim said ${taken.type}`);
    const outcome = { type: 'accepted', provider_id: `SM${message_id}`, segments: 1 } as const;
    const { attempt_id, message } = taken;
    const { part_ids } = message;
    await record({ pool, account_id, message_id, part_ids, attempt_id, look_when_accepted: true, outcome });
  };
  return {
    ...eventsClient(api),
    send,
    api,
    staff: await signIn(api, api.ours.staff),
    stranger: await signIn(api, api.theirs.staff),
    decide: async ({ id }) => {
      const sequences = await api.rows('select id from sequence where appointment_id = $1', [id]);
      for (const { id: sequence_id } of sequences)
        await decide({ pool, cache, vault, account_id, sequence_id: String(sequence_id) });
    },
    deliver: async ({ id }) => {
      const due = await api.rows(`select id from message where appointment_id = $1 and status = 'due'`, [id]);
      for (const { id: message_id } of due) await send(String(message_id));
      return due.map(({ id: message_id }) => String(message_id));
    },
    journal: ({ id }) => readJournal({ pool, cache, vault, account_id, appointment_id: id }),
    advance,
    stop: async () => {
      await pool.end();
      await api.stop();
    },
  };
}
