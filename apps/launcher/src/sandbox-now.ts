import type { Demo } from './demo.ts';

/** The demo clinic's time, which may have been moved ahead; the real one when it cannot be asked. */
export async function sandboxNow(demo: Demo): Promise<Date> {
  try {
    const answer = await fetch(`${demo.url}/v1/sandbox/clock`, {
      headers: { authorization: `Bearer ${demo.api_key}` },
    });
    const clock: unknown = await answer.json();
    const said = typeof clock === 'object' && clock !== null && 'now' in clock ? String(clock.now) : '';
    const now = new Date(said);
    return Number.isNaN(now.getTime()) ? new Date() : now;
  } catch {
    return new Date();
  }
}
