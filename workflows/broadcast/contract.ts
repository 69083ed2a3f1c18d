import type { BroadcastProgress, BroadcastRef } from '@kept/sequences/broadcasts/broadcast-progress';

/** Sends one-time messages to those whom somebody chose. */
export const BROADCAST = 'broadcast';

export type BroadcastArgs = BroadcastRef;

export interface BroadcastActivities {
  /** Takes the next page, if its time has come and there is room for it, and starts the deliveries. */
  sendPage(args: BroadcastArgs): Promise<BroadcastProgress>;
  /** Pauses it: what an operator's cancel of the workflow means. */
  pauseBroadcast(args: BroadcastArgs): Promise<void>;
}

export function broadcastWorkflowId({ account_id, broadcast_id }: BroadcastArgs): string {
  return `broadcast/${account_id}/${broadcast_id}`;
}
