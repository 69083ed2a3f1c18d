import type { Purpose } from './document.ts';
import type { Channel } from './facts.ts';

/** What a message is to its triggers and actions. */
export interface Place {
  readonly type: Channel;
  readonly purpose: Purpose;
}

/** Whether a kind of trigger or action may stand at messages of a type and purpose (flow-spec sections 2 and 3). */
export function mayStandAt(
  { types, purposes }: { readonly types: readonly Channel[]; readonly purposes: readonly Purpose[] },
  { type, purpose }: Place,
): boolean {
  return types.includes(type) && purposes.includes(purpose);
}
