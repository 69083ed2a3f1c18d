import { setTimeout as pause } from 'node:timers/promises';

/**
 * Calls `look` until it answers without throwing, and returns its answer; after `timeout_ms`
 * (30 s) it throws what `look` threw last. For things that other processes bring about.
 */
export async function eventually<T>(
  look: () => T | Promise<T>,
  options: { readonly timeout_ms?: number; readonly every_ms?: number } = {},
): Promise<T> {
  const deadline = performance.now() + (options.timeout_ms ?? 30_000);
  for (;;) {
    try {
      return await look();
    } catch (problem) {
      if (performance.now() >= deadline) throw problem;
    }
    await pause(options.every_ms ?? 50);
  }
}
