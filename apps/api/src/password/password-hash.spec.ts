import { expect, it } from 'vitest';
import { passwordHash } from './password-hash.ts';

it('fits the password it was made of, and no other', async () => {
  const made = await passwordHash.of('three wet otters');
  expect(made).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwordHash.fits('three wet otters', made)).toBe(true);
  expect(await passwordHash.fits('three wet otter', made)).toBe(false);
  expect(await passwordHash.of('three wet otters')).not.toBe(made);
});

it('is nobody’s without a hash, whatever the password', async () => {
  expect(await passwordHash.fits('nobody has this password', null)).toBe(false);
});

it('takes as long over nobody as over somebody', async () => {
  const made = await passwordHash.of('three wet otters');
  const spent = async (hash: string | null): Promise<number> => {
    const began = performance.now();
    for (let round = 0; round < 5; round += 1) await passwordHash.fits('three wet otter', hash);
    return performance.now() - began;
  };
  await spent(null);
  const [somebody, nobody] = [await spent(made), await spent(null)];
  // without the work it would be thousands of times less
  expect(nobody).toBeGreaterThan(somebody / 5);
});
