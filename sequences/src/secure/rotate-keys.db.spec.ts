import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encrypt } from '@kept/persistence/encrypt';
import { installationKey, openSealed, sealAnew, type InstallationKey } from '@kept/persistence/installation-key';
import { openCredentials, type SealedCredentials } from '../open-credentials.ts';
import { inTransaction } from '../transaction.ts';
import { openWorld, type World } from '../world.spec-support.ts';
import { rotateKeys } from './rotate-keys.ts';
import { Vault } from './vault.ts';

const fresh = randomBytes(32);
let world: World;

beforeAll(async () => {
  world = await openWorld();
});

afterAll(() => world.close());

const keyOf = (secret_key: Buffer, previous_secret_key: Buffer | null = null): InstallationKey =>
  installationKey({ secret_key, previous_secret_key });

const keysOf = async (vault: Vault) => {
  const { account_id } = world.clinic;
  return await inTransaction({ pool: world.pool, account_id }, (transaction) => vault.keysOf(transaction, account_id));
};

const noted = () => world.clinic.sql<{ detail: object }>(`select detail from log_entry where code = 'keys_rotated'`);

it('seals anew whatever the key before has sealed, so that the new one opens it alone; once, counted and in the log', async () => {
  const { clinic, pool } = world;
  const { account_id, secret_key } = clinic;
  const words = (await keysOf(new Vault({ secret: secret_key, previous: null }))).seal('private words', 'here');
  const id = uuidv7();
  // one from before keys had names, one from after
  await clinic.sql(
    `insert into webhook_subscription
       (id, account_id, url, event_types, secret, secret_key_id, previous_secret, previous_secret_key_id)
     values ($1, $2, 'https://client.example', '{message.sent}', $3, 'env', $4, $5)`,
    [
      id,
      account_id,
      encrypt({ key: { id: 'env', bytes: secret_key }, plain: 'hook' }),
      sealAnew(keyOf(secret_key), { plain: 'hook before' }).sealed,
      keyOf(secret_key).id,
    ],
  );

  // the wrong key before: nothing is touched
  const strange = await rotateKeys({ pool, key: keyOf(fresh, randomBytes(32)) });
  expect(strange).toEqual({ accounts: 1, data_keys: 0, channels: 0, webhooks: 0, unreadable: 5 });
  expect(await noted()).toEqual([]);

  const rotated = await rotateKeys({ pool, key: keyOf(fresh, secret_key) });
  expect(rotated).toEqual({ accounts: 1, data_keys: 1, channels: 2, webhooks: 2, unreadable: 0 });
  expect(await rotateKeys({ pool, key: keyOf(fresh, secret_key) })).toMatchObject({ accounts: 0 });
  expect(await noted()).toEqual([{ detail: { data_keys: 1, channels: 2, webhooks: 2, unreadable: 0 } }]);

  const alone = keyOf(fresh);
  expect((await keysOf(new Vault({ secret: fresh, previous: null }))).open(words, 'here')).toBe('private words');
  const channels = await clinic.sql<SealedCredentials>('select credentials, credentials_key_id from channel');
  expect(channels.map((channel) => Object.keys(openCredentials(channel, alone) ?? { unread: '' })).flat()).toEqual(
    expect.arrayContaining(['account_sid', 'auth_token']),
  );
  const [hook] = await clinic.sql<
    Record<'secret' | 'previous_secret', Buffer> & Record<'id_now' | 'id_before', string>
  >(
    `select secret, secret_key_id as id_now, previous_secret, previous_secret_key_id as id_before
     from webhook_subscription where id = $1`,
    [id],
  );
  expect([
    hook && openSealed(alone, { sealed: hook.secret, key_id: hook.id_now })?.toString(),
    hook && openSealed(alone, { sealed: hook.previous_secret, key_id: hook.id_before })?.toString(),
  ]).toEqual(['hook', 'hook before']);
});
