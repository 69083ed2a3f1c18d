import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createHotPool } from '@kept/persistence/pool';
import type { Definition } from '@kept/rules/document';
import { claim } from '@kept/sequences/claim';
import { decide } from '@kept/sequences/decide';
import { DefinitionCache } from '@kept/sequences/definition-cache';
import { record } from '@kept/sequences/record';
import { Vault } from '@kept/sequences/secure/vault';
import { receiveReply } from '@kept/sequences/replies/receive-reply';
import { openClinic } from '../harness/clinic.ts';
import { startPostgres } from '../harness/start-postgres.ts';
import { mixedReply } from './visit-schedule.ts';

const root = join(import.meta.dirname, '..', '..');

/** Sequences in a database, each with its first message out. */
export interface Decided {
  /** Takes in so many replies and decides on each; milliseconds a decision's transaction, the replies not counted. */
  readonly reply: (count: number) => Promise<number>;
  readonly close: () => Promise<void>;
}

export async function decided(definition: Definition): Promise<Decided> {
  const postgres = await startPostgres();
  const { owner_url, app_url } = postgres.urls;
  const migrated = spawnSync(process.execPath, [join(root, 'adapters/persistence/dist/migrate.js')], {
    env: { ...process.env, DATABASE_OWNER_URL: owner_url },
  });
  if (migrated.status !== 0) throw new Error(String(migrated.stderr));
  const { superuser_url } = postgres;
  const clinic = await openClinic({ superuser_url }, definition);
  const pool = createHotPool({ app_url, max: 2 });
  const cache = new DefinitionCache();
  const vault = new Vault({ secret: clinic.secret_key, previous: null });
  const { account_id } = clinic;
  let clients = 0;
  /** Books a client and sends them the first message: the phone they answer from, and the sequence. */
  const sendOne = async () => {
    clients += 1;
    const phone = `+1202${String(5_550_000 + clients)}`;
    const { sequence_id } = await clinic.book({ phone });
    const look = () => decide({ pool, cache, vault, account_id, sequence_id });
    const { wake_in_ms } = await look();
    await clinic.sql('update account set clock_offset_ms = clock_offset_ms + $2 where id = $1', [
      account_id,
      wake_in_ms + 1,
    ]);
    const [due] = (await look()).dispatch;
    const claimed = due && (await claim({ pool, cache, vault, account_id, message_id: due.id, link_length: 90 }));
    if (claimed?.type !== 'send') throw new Error('the first message is not due');
    const { attempt_id } = claimed;
    await record({
      pool,
      account_id,
      message_id: due?.id ?? '',
      attempt_id,
      part_ids: [],
      look_when_accepted: false,
      outcome: { type: 'accepted', provider_id: `SM${attempt_id}`, segments: 1 },
    });
    await look();
    return { phone, look };
  };
  return {
    reply: async (count) => {
      let spent = 0;
      for (let number = 0; number < count; number += 1) {
        const { phone, look } = await sendOne();
        await receiveReply({
          pool,
          cache,
          account_id,
          body: mixedReply(number),
          provider_id: randomUUID(),
          sender_address: clinic.phone,
          from: phone,
          carrier_answered: false,
        });
        const began = performance.now();
        const { did } = await look();
        spent += performance.now() - began;
        if (did.length === 0) throw new Error('the reply was not decided on');
      }
      return spent / count;
    },
    close: async () => {
      await pool.end();
      await clinic.close();
      await postgres.stop();
    },
  };
}
