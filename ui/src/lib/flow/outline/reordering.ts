import type { Command } from '@kept/rules/commands/command';
import type { OutlineRow } from './outline-rows.ts';

/**
 * The edit that puts one line where another is, of a list whose order decides (ruling 6): a message among the messages,
 * an answer among those of its message; null: it has no place there.
 */
export function reordering(dragged: OutlineRow, over: OutlineRow): Command | null {
  if (dragged.key === over.key) return null;
  if (dragged.kind === 'message' && dragged.selection?.kind === 'message' && over.kind === 'message')
    // the defaults come first
    return { type: 'reorder', of: dragged.selection, to: over.place - 2 };
  if (dragged.kind !== 'auto_reply' || over.kind !== 'auto_reply') return null;
  const { selection } = dragged;
  if (selection?.kind !== 'auto_reply' || over.selection?.kind !== 'auto_reply') return null;
  if (selection.message_id !== over.selection.message_id) return null;
  return { type: 'reorder', of: selection, to: over.place - 1 };
}
