import { createCaller } from './create-caller.ts';
import { Reachability } from './reachability.ts';
import { sendReporting } from './send-reporting.ts';
import { SessionGate } from './session-gate.ts';
import { SlowCalls } from './slow-calls.ts';

const reachability = new Reachability({
  chance: Math.random,
  probe: async () => {
    try {
      return (await fetch('/health/ready', { cache: 'no-store' })).ok;
    } catch {
      return false;
    }
  },
});

const gate = new SessionGate();
const slow = new SlowCalls();

/** This page's connection to the API: one for all calls, and what the shell shows of it. */
export const connection = {
  reachability,
  gate,
  slow,
  call: createCaller({ send: (request) => fetch(request), reachability, gate, slow }),
  /** The same for a request with much to send, which tells how much of it has left, 0 to 1. */
  reporting: (onsent: (share: number) => void) =>
    createCaller({ send: (request) => sendReporting(request, onsent), reachability, gate, slow }),
} as const;

addEventListener('online', () => void reachability.tryNow());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void reachability.tryNow();
});
