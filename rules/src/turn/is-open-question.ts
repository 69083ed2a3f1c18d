import type { SentMessage } from '../memory.ts';

/** A message that the client may have and may answer (ruling 3); one on its way counts, for a reply can overtake its receipt. */
export function isOpenQuestion(sent: SentMessage): boolean {
  return sent.status === 'accepted' || sent.status === 'unknown' || sent.status === 'emitted';
}
