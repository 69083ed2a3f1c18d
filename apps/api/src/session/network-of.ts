import { isIPv6 } from 'node:net';

const PREFIX_GROUPS = 4;

/**
 * The network an address counts for: an IPv4 address itself, of IPv6 the /64, which one subscriber has whole and could
 * take a new address from for every try.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [before = '', after = ''] = address.replace(/%.*$/, '').toLowerCase().split('::');
  const groups = [before, after].map((part) => (part === '' ? [] : part.split(':')));
  const [head = [], tail = []] = groups;
  const zeros = Array.from({ length: Math.max(8 - head.length - tail.length, 0) }, () => '0');
  return `${[...head, ...zeros, ...tail]
    .slice(0, PREFIX_GROUPS)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
