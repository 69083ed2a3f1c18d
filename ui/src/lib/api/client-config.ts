import { connection } from './connection.ts';
import type { CreateClientConfig } from './generated/client.gen.ts';

/** How the generated client calls the API: on our own origin, with the session's cookie, as {@link connection} says. */
export const createClientConfig: CreateClientConfig = (config) => ({
  ...config,
  baseUrl: '',
  credentials: 'same-origin',
  fetch: (input, init) => connection.call(new Request(input, init)),
});
