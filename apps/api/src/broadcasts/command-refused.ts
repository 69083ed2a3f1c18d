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
  result: Extract<CommandBroadcastResult, { readonly type: 'refused' | 'nothing_failed' | 'words_deleted' }>,
): Problem {
  const title = `This cannot be ${WANTED[command]}`;
  switch (result.type) {
    case 'nothing_failed':
      return new Problem({ status: 409, code: result.type, title, detail: 'No message of it failed or is held.' });
    case 'words_deleted': {
      const detail = 'What it said was private and is deleted, its time was over: write it anew.';
      return new Problem({ status: 409, code: result.type, title, detail });
    }
    case 'refused':
      return new Problem({ status: 409, code: `broadcast_${result.status}`, title, detail: STANDS[result.status] });
    default:
      return result satisfies never;
  }
}
