import type { CreateClientConfig } from './generated/client.gen.ts';

/** How the generated client calls the API: on our own origin, with the session's cookie. */
export const createClientConfig: CreateClientConfig = (config) => ({
  ...config,
  baseUrl: '',
  credentials: 'same-origin',
});
