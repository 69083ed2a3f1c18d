/** What somebody at the phone does about a call; `skip`: what it waits for by itself is over at once. */
export type CallAct =
  | { readonly act: 'answer' | 'decline' | 'voicemail' | 'let_ring_out' | 'hang_up' | 'skip' }
  | { readonly act: 'press'; readonly key: string };
