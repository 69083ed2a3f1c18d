import { createQuery } from '@tanstack/svelte-query';
import { readClockOptions } from '#lib/api/generated/@tanstack/svelte-query.gen.ts';
import { refetchOn } from '#lib/live/refetch-on.ts';
import { clockInterval } from './clock-interval.ts';
import { clock_mover } from './clock-mover.svelte.ts';

/** The sandbox's clock as the API tells it, closely while it walks; the shell sets the page's own by it. Call it while a component is made. */
export function followClock(isSandbox: () => boolean) {
  // An appointment that is made or answered changes what goes out next.
  refetchOn('appointment', { operations: ['readClock'] });
  return createQuery(() => ({
    ...readClockOptions(),
    enabled: isSandbox(),
    refetchInterval: ({ state }) => clockInterval({ is_moving: clock_mover.isBusy || state.data?.moving != null }),
  }));
}
