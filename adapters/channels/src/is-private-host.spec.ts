import { expect, it } from 'vitest';
import { isPrivateHost } from './is-private-host.ts';

it.each([
  'localhost',
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0.0.0.0',
  '10.1.2.3',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '[::1]',
  '::',
  '::ffff:10.0.0.1',
  'fd00::1',
  'fe80::1',
  '64:ff9b::a00:1',
])('%s leads into our own network', async (host) => {
  expect(await isPrivateHost(host)).toBe(true);
});

it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', 'no-such-host.invalid'])(
  '%s does not',
  async (host) => {
    expect(await isPrivateHost(host)).toBe(false);
  },
);
