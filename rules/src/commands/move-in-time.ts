import type { Definition } from '../document.ts';
import type { Offset, Timing } from '../document/timing-schema.ts';
import type { CommandResult } from './command.ts';
import { messageNamed } from './message-named.ts';
import { refuse } from './refuse.ts';
import { replaceMessage } from './replace-message.ts';
import { restore } from './restore.ts';

/** Another moment for a message, as dragging on the timeline gives it; window and counting stay as they are. */
export interface MoveInTime {
  readonly type: 'move_in_time';
  readonly message_id: string;
  readonly anchor: Timing['anchor'];
  readonly offset: Offset;
}

/** What a message that had no time of its own begins with; bookings and reminders each have their usual `when_past`. */
const UNTIMED = { window: 'default', count_only_enabled_days: false, when_past: null } as const;

export function moveInTime(definition: Definition, { message_id, anchor, offset }: MoveInTime): CommandResult {
  const message = definition.messages.find(({ id }) => id === message_id);
  if (!message) return refuse('message_unknown');
  const timing = message.timing === null ? { anchor, offset, ...UNTIMED } : { ...message.timing, anchor, offset };
  return {
    ok: true,
    definition: replaceMessage(definition, { ...message, timing }),
    undo: restore({ kind: 'message', message_id }, message),
    name: `move ${messageNamed(definition, message_id)} in time`,
  };
}
