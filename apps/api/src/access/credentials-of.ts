/** What a request shows to say who it is. `email` only with Basic, where it must be the key's owner. */
export interface Credentials {
  readonly key: string;
  readonly email: string | null;
}

/** Reads `Authorization: Bearer <key>` or `Basic base64(<email>:<key>)`; null for anything else. */
export function credentialsOf(header: string | undefined): Credentials | null {
  const [, scheme = '', value = ''] = /^(\w+) +(\S+) *$/.exec(header ?? '') ?? [];
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return { key: value, email: null };
    case 'basic': {
      const pair = Buffer.from(value, 'base64').toString('utf8');
      const colon = pair.indexOf(':');
      return colon < 1 ? null : { email: pair.slice(0, colon).trim().toLowerCase(), key: pair.slice(colon + 1) };
    }
    default:
      return null;
  }
}
