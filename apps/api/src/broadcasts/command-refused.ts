import type { BroadcastCommand, CommandBroadcastResult } from '@kept/sequences/broadcasts/command-broadcast';
import { Problem } from '../problems/problem.ts';

const STANDS = {
  scheduled: 'It waits for its time.',
  sending: 'It is being sent.',
  paused: 'It is paused.',
  sent: 'Everything was handed to its carrier already.',
  cancelled: 'It was cancelled.',
} as const;

const WANTED = { pause: 'paused', resume: 'resumed', cancel: 'cancelled', retry: 'tried again' } as const;

/** Says why a broadcast cannot be paused, resumed, cancelled or tried again as it stands. */
export function commandRefused(
  command: BroadcastCommand,
  result: Extract<CommandBroadcastResult, { readonly type: 'refused' | 'nothing_failed' }>,
): Problem {
  const title = `This cannot be ${WANTED[command]}`;
  return result.type === 'nothing_failed'
    ? new Problem({ status: 409, code: 'nothing_failed', title, detail: 'No message of it failed or is held.' })
    : new Problem({ status: 409, code: `broadcast_${result.status}`, title, detail: STANDS[result.status] });
}
