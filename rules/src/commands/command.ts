import type { Definition } from '../document.ts';
import type { AddAutoReply } from './add-auto-reply.ts';
import type { AddMessage } from './add-message.ts';
import type { Batch } from './batch.ts';
import type { Connect } from './connect.ts';
import type { Disconnect } from './disconnect.ts';
import type { Duplicate } from './duplicate.ts';
import type { EditField } from './edit-field.ts';
import type { MoveInTime } from './move-in-time.ts';
import type { Paste } from './paste.ts';
import type { Remove } from './remove.ts';
import type { Reorder } from './reorder.ts';
import type { Retarget } from './retarget.ts';

/** One edit of a document as plain data: it can be stored, sent, undone and done again (ui.md, Flow editor). */
export type Command =
  | AddMessage
  | AddAutoReply
  | Remove
  | Duplicate
  | MoveInTime
  | Connect
  | Disconnect
  | Retarget
  | EditField
  | Reorder
  | Paste
  | Batch;

/** What an edit is about. `schedule` is all that belongs to no message: name, windows, policy. */
export type Subject =
  | { readonly kind: 'message'; readonly message_id: string }
  | { readonly kind: 'auto_reply'; readonly auto_reply_id: string }
  | { readonly kind: 'schedule' };

/** Why an edit cannot be made. The message is for the author. */
export interface CommandProblem {
  readonly code:
    | 'message_unknown'
    | 'auto_reply_unknown'
    | 'action_unknown'
    | 'place_unknown'
    | 'already_connected'
    | 'not_connected'
    | 'id_fixed'
    | 'does_not_fit';
  readonly message: string;
}

/**
 * `name` goes after “Undo” and “Redo”, such as `delete “Reminder”`; `undo` gives back the document exactly; `told` is
 * what the author should know of what was made, such as a target that pasting had to leave open.
 */
export type CommandResult =
  | {
      readonly ok: true;
      readonly definition: Definition;
      readonly undo: Command;
      readonly name: string;
      readonly told?: string;
    }
  | { readonly ok: false; readonly problem: CommandProblem };
