import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { encrypt } from './encrypt.ts';
import { installationKey, openSealed, sealAnew } from './installation-key.ts';

const [first, second, third] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const before = installationKey({ secret_key: first, previous_secret_key: null });
const during = installationKey({ secret_key: second, previous_secret_key: first });
const after = installationKey({ secret_key: second, previous_secret_key: null });

it('opens what it and the key before it sealed, and nothing of another', () => {
  const old = sealAnew(before, { plain: 'words', bound_to: 'here' });
  expect(openSealed(during, { ...old, bound_to: 'here' })?.toString()).toBe('words');
  expect(openSealed(after, { ...old, bound_to: 'here' })).toBeNull();
  expect(openSealed(during, { ...old, bound_to: 'there' })).toBeNull();
  const fresh = sealAnew(during, { plain: 'words' });
  expect(openSealed(after, fresh)?.toString()).toBe('words');
  expect(openSealed(before, fresh)).toBeNull();
  const strange = installationKey({ secret_key: third, previous_secret_key: null });
  expect(openSealed(during, { ...sealAnew(strange, { plain: 'x' }), key_id: during.id })).toBeNull();
});

it('opens what was sealed before keys had names, by either of its keys', () => {
  const sealed = encrypt({ key: { id: 'env', bytes: first }, plain: 'words' });
  expect(openSealed(before, { sealed, key_id: 'env' })?.toString()).toBe('words');
  expect(openSealed(during, { sealed, key_id: 'env' })?.toString()).toBe('words');
  expect(openSealed(after, { sealed, key_id: 'env' })).toBeNull();
});
