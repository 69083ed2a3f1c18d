import type { SendSource } from '../effect.ts';
import type { SentMessage } from '../memory.ts';

/** The words of an auto message that was sent, as they were when it was. */
export function messageSource({ revision_id, auto_message_id }: SentMessage): SendSource {
  return { kind: 'auto_message', revision_id, auto_message_id };
}
