import { setTimeout } from 'node:timers/promises';
import { faultOf } from './fault-of.ts';
import type { Log } from './log.ts';

export interface Loop {
  readonly period_ms: number;
  readonly signal: AbortSignal;
  readonly name: string;
  readonly log: Log;
}

/** Does the work again and again, one round at a time, until aborted. A failed round is logged once per kind of failure. */
export async function every({ period_ms, signal, name, log }: Loop, work: () => Promise<void>): Promise<void> {
  let said: string | null = null;
  while (!signal.aborted) {
    try {
      await work();
      if (said !== null) log.info(`the ${name} works again`);
      said = null;
    } catch (error) {
      const fault = faultOf(error);
      if (fault !== said) log.warn({ fault }, `the ${name} failed and will try again`);
      said = fault;
    }
    await setTimeout(period_ms, undefined, { signal }).catch(() => undefined);
  }
}
