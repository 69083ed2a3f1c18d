import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaction } from '../transaction.ts';
import { openWorld, type World } from '../world.spec-support.ts';
import { Vault } from './vault.ts';

const secret = randomBytes(32);
let world: World;

beforeAll(async () => {
  world = await openWorld();
});

afterAll(() => world.close());

it('gives an account one key, however many processes need its first at once, and each opens what any of them sealed', async () => {
  const { pool } = world;
  const { account_id } = world.clinic;
  const processes = Array.from({ length: 6 }, () => new Vault({ secret, previous: null }));
  const all = Promise.withResolvers<void>();
  let here = 0;
  const sealed = await Promise.all(
    processes.map((vault, index) =>
      inTransaction({ pool, account_id }, async (transaction) => {
        await transaction.read({ name: 'begun', text: 'select 1' }, []);
        here += 1;
        if (here === processes.length) all.resolve();
        await all.promise;
        return (await vault.keysOf(transaction, account_id)).seal(`words ${index}`, 'here');
      }),
    ),
  );
  expect(new Set(sealed.map(({ data_key_id }) => data_key_id)).size).toBe(1);
  for (const vault of processes) {
    const keys = await inTransaction({ pool, account_id }, (transaction) => vault.keysOf(transaction, account_id));
    expect(sealed.map((each) => keys.open(each, 'here'))).toEqual(sealed.map((_, index) => `words ${index}`));
  }
});
