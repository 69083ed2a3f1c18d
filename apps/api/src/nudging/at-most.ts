import { setTimeout } from 'node:timers/promises';

/** What `work` answers within `ms` milliseconds, else `otherwise`; the work goes on unwatched. */
export async function atMost<T>({
  work,
  ms,
  otherwise,
}: {
  readonly work: Promise<T>;
  readonly ms: number;
  readonly otherwise: T;
}): Promise<T> {
  const stop = new AbortController();
  const late = setTimeout(ms, otherwise, { signal: stop.signal, ref: false });
  late.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    stop.abort();
  }
}
