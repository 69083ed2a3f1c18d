import { createClient, createConfig, type Client } from './generated/client/index.js';

export interface KeptAccess {
  /** Where Kept is, such as https://kept.example.org. */
  readonly url: string;
  /** An API key, of Settings > API keys. */
  readonly key: string;
}

/** A client for the functions of `@kept/client/api`; pass it to each as `client`. */
export function kept({ url, key }: KeptAccess): Client {
  const baseUrl = url.replace(/\/+$/, '');
  return createClient(createConfig({ baseUrl, headers: { authorization: `Bearer ${key}` } }));
}
