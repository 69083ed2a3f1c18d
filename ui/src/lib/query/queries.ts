import { QueryClient } from '@tanstack/svelte-query';
import { connection } from '#lib/api/connection.ts';

/**
 * What pages have read. What was read before is shown at once and read again; trying again, waiting for the API and
 * being offline are the connection's matter (`#lib/api/connection.ts`), and news come by `#lib/live/live.ts`.
 */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', refetchOnWindowFocus: false, refetchOnReconnect: false },
  },
});

let was_down = false;

connection.reachability.onChange(() => {
  const { is_down } = connection.reachability;
  if (was_down && !is_down) void queries.invalidateQueries();
  was_down = is_down;
});
