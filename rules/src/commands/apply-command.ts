import type { Definition } from '../document.ts';
import { documentLimit } from '../document/document-limit.ts';
import { repeatedIds } from '../document/repeated-ids.ts';
import { parseDefinition, type ParseIssue } from '../parse-definition.ts';
import { addAutoReply } from './add-auto-reply.ts';
import { addMessage } from './add-message.ts';
import { batch } from './batch.ts';
import type { Command, CommandResult } from './command.ts';
import { connect } from './connect.ts';
import { disconnect } from './disconnect.ts';
import { duplicate } from './duplicate.ts';
import { editField } from './edit-field.ts';
import { moveInTime } from './move-in-time.ts';
import { paste } from './paste.ts';
import { remove } from './remove.ts';
import { reorder } from './reorder.ts';
import { retarget } from './retarget.ts';

/**
 * Makes one edit. The result is a document that can be read again, or the edit is refused and nothing has
 * changed; applying `undo` to the result gives back the document exactly, and an undo of its own to do it again.
 */
export function applyCommand(definition: Definition, command: Command): CommandResult {
  const result = run(definition, command);
  return result.ok ? unless(issuesOf(result.definition, command), result) : result;
}

/** Limits are matters of the whole document; within a batch it may pass through one. */
function issuesOf(definition: Definition, { type }: Command): readonly ParseIssue[] {
  if (type === 'edit_field') {
    // Made at each key: its schema has read what it touched, and nothing else is new.
    const limit = documentLimit(definition);
    return limit ? [limit] : [];
  }
  const parsed = parseDefinition(definition);
  return parsed.ok ? [] : parsed.issues;
}

/** An id must stand for one thing at each step, also within a batch: the undo of a step finds its subject by it. */
function run(definition: Definition, command: Command): CommandResult {
  const result = make(definition, command);
  return result.ok && command.type !== 'batch' ? unless(repeatedIds(result.definition), result) : result;
}

/** The result, or the first of what is wrong with the document it gives. */
function unless([issue]: readonly ParseIssue[], result: CommandResult): CommandResult {
  if (!issue) return result;
  const { message, pointer } = issue;
  return { ok: false, problem: { code: 'does_not_fit', message: `${message}${pointer && ` (${pointer})`}` } };
}

function make(definition: Definition, command: Command): CommandResult {
  switch (command.type) {
    case 'add_message':
      return addMessage(definition, command);
    case 'add_auto_reply':
      return addAutoReply(definition, command);
    case 'remove':
      return remove(definition, command);
    case 'duplicate':
      return duplicate(definition, command);
    case 'move_in_time':
      return moveInTime(definition, command);
    case 'connect':
      return connect(definition, command);
    case 'disconnect':
      return disconnect(definition, command);
    case 'retarget':
      return retarget(definition, command);
    case 'edit_field':
      return editField(definition, command);
    case 'reorder':
      return reorder(definition, command);
    case 'paste':
      return paste(definition, command);
    case 'batch':
      return batch(definition, { command, run });
  }
}
