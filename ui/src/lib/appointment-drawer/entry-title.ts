import { isPartOfCall } from './is-part-of-call.ts';
import type { JournalMessage } from './journal-message.ts';

type Titled = Pick<JournalMessage, 'kind' | 'name' | 'subject' | 'direction' | 'channel' | 'body'>;

/** What a message is called: by its author, else by what it is. */
export function entryTitle({ kind, name, subject, direction, channel, body }: Titled): string {
  if (channel === 'call' && direction === 'in') return `Dialled ${body ?? ''}`;
  if (isPartOfCall({ channel, direction, kind })) {
    return name === null ? 'Said on the call' : `Said on the call “${name}”`;
  }
  if (direction === 'in') return name === null ? 'Reply' : `Reply to “${name}”`;
  switch (kind) {
    case 'notification':
      return subject === null ? 'Notice to staff' : `Notice to staff: ${subject}`;
    case 'automatic_reply':
      return name === null ? 'Automatic reply' : `Automatic reply of “${name}”`;
    case 'system_text':
      return 'Automatic reply';
    case 'one_time':
      return subject === null ? 'One-time message' : `One-time message: ${subject}`;
    default:
      return name ?? subject ?? 'Message';
  }
}
