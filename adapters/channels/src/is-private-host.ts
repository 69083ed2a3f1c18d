import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPrivateAddress } from './is-private-address.ts';

/**
 * Whether a name or an address leads to this machine or into its own network, by any of its addresses: who may name a
 * server must not reach by it what stands behind the firewall. A name without an address leads nowhere.
 */
export async function isPrivateHost(host: string): Promise<boolean> {
  const bare = host.replace(/^\[(.*)\]$/u, '$1');
  const addresses = isIP(bare) === 0 ? await addressesOf(bare) : [bare];
  return addresses.some(isPrivateAddress);
}

async function addressesOf(name: string): Promise<readonly string[]> {
  try {
    return (await lookup(name, { all: true })).map(({ address }) => address);
  } catch {
    return [];
  }
}
