import type { Definition } from '../document.ts';
import type { Command, CommandResult } from './command.ts';

/** Several edits as one: all are made or none, and one undo takes all back. */
export interface Batch {
  readonly type: 'batch';
  /** What it is called after “Undo”. */
  readonly name: string;
  readonly commands: readonly Command[];
}

/** `run` makes one edit; it is handed in because a batch may hold batches. */
export function batch(
  definition: Definition,
  {
    command,
    run,
  }: { readonly command: Batch; readonly run: (definition: Definition, command: Command) => CommandResult },
): CommandResult {
  let changed = definition;
  const undo: Command[] = [];
  const told: string[] = [];
  for (const each of command.commands) {
    const result = run(changed, each);
    if (!result.ok) return result;
    changed = result.definition;
    undo.unshift(result.undo);
    if (result.told !== undefined) told.push(result.told);
  }
  const { name } = command;
  const result = { ok: true, definition: changed, undo: { type: 'batch', name, commands: undo }, name } as const;
  return told.length === 0 ? result : { ...result, told: told.join(' ') };
}
