import { preloadCode } from '$app/navigation';
import { whenIdle } from '#lib/idle/when-idle.ts';

/** The pages one comes to from everywhere, as the router names them. */
const PAGES = [
  '/(app)/appointments',
  '/(app)/appointments/[id]',
  '/(app)/inbox',
  '/(app)/inbox/[id]',
  '/(app)/outbox',
  '/(app)/schedules',
  '/(app)/schedules/[id]',
  '/(app)/sandbox',
  '/(app)/settings',
  '/(app)/settings/team',
] as const;

/** By then the page that was asked for has what it needs, also over a slow network. */
const LATER_MS = 3000;

async function loadAll(): Promise<void> {
  // One after the other, so that they never keep an answer of the API or a key that is typed waiting for long.
  for (const page of PAGES) {
    await new Promise<void>((resolve) => whenIdle(resolve));
    await preloadCode(page);
  }
}

/**
 * Loads what the other pages are made of, once there is time for it: they open at once then, and also while Kept cannot
 * be reached. Returns what calls it off.
 */
export function loadCodeAhead(): () => void {
  // What could not be loaded now is loaded when somebody goes there.
  const timer = setTimeout(() => void loadAll().catch(() => undefined), LATER_MS);
  return () => clearTimeout(timer);
}
