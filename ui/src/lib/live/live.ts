import { connection } from '#lib/api/connection.ts';
import { LiveFeed } from './live-feed.ts';

/**
 * A page out of sight lets go of its connection after this long: browsers open only six to one host, and every tab
 * would hold one of them.
 */
const OUT_OF_SIGHT_MS = 10_000;

const { gate } = connection;

/** This page's news; on while somebody is signed in and looks at it. */
export const live = new LiveFeed({
  chance: Math.random,
  open: (address) => new EventSource(address),
  mayListen: async () => (await connection.call(new Request('/screens/session'))).ok,
  signInAgain: async () => (await gate.ask()) === 'again',
});

let leaving: ReturnType<typeof setTimeout> | undefined;

function follow(): void {
  clearTimeout(leaving);
  if (!gate.is_signed_in) live.forget();
  else if (document.visibilityState === 'visible') live.start();
  else leaving = setTimeout(() => live.stop(), OUT_OF_SIGHT_MS);
}

gate.onChange(follow);
document.addEventListener('visibilitychange', follow);
addEventListener('focus', follow);
addEventListener('pagehide', () => live.stop());
addEventListener('pageshow', follow);
