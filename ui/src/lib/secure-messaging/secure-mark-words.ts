/** What of a message says how its words travel. */
export interface MarkedMessage {
  readonly direction: 'in' | 'out';
  readonly status: string;
  readonly secure: 'shown' | 'withheld' | 'deleted' | 'planned' | null;
}

const AHEAD: ReadonlySet<string> = new Set(['planned', 'held', 'due']);
const NEVER: ReadonlySet<string> = new Set(['skipped', 'failed']);

/** How the words of a message that goes, went or came by a secure link travel. */
export function secureMarkWords({ direction, status, secure }: MarkedMessage): string {
  const words = direction === 'in' ? 'Through a secure link' : wayOf(status);
  return secure === 'deleted' ? `${words}; its words were deleted, their time was over` : words;
}

function wayOf(status: string): string {
  if (AHEAD.has(status)) return 'Goes by a secure link';
  return NEVER.has(status) ? 'Was to go by a secure link' : 'Sent by a secure link';
}
