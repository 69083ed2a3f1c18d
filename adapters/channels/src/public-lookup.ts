import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPrivateAddress } from './is-private-address.ts';

/** The code of the error with which a connection into our own network is refused. */
export const PRIVATE_ADDRESS = 'EPRIVATE';

/**
 * Looks a name up when a connection to it is made, and lets it go to the very addresses that were judged: a name that was
 * the internet's when somebody saved it cannot lead elsewhere a moment later. One private address among several is enough
 * to refuse. Addresses are looked up nowhere: who has one asks `isPrivateAddress` himself.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, '', 0);
    const [first] = addresses;
    if (first === undefined || addresses.some(({ address }) => isPrivateAddress(address))) {
      return callback(Object.assign(new Error('leads into a private network'), { code: PRIVATE_ADDRESS }), '', 0);
    }
    if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
