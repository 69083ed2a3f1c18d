import type { HandleClientError } from '@sveltejs/kit/hooks';
import { connection } from '#lib/api/connection.ts';

// Zod would compile its checks with `new Function`. The page's policy forbids that, and reports each time it is tried.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

/** How browsers say that a part of the app did not arrive: Chromium and Firefox, Safari. */
const MISSING_CODE = /dynamically imported module|Importing a module script failed/i;

/** What the error page says of what the app did not foresee; what it did foresee it says itself. */
export const handleError: HandleClientError = ({ error, kind }) => {
  if (kind !== 'unknown') return;
  if (error instanceof TypeError && MISSING_CODE.test(error.message)) {
    connection.reachability.failed();
    return { message: 'Kept cannot be reached. Try again in a moment.' };
  }
  console.error(error);
};
