import { applyCommand } from '@kept/rules/commands/apply-command';
import type { Command } from '@kept/rules/commands/command';
import { editsBetween } from '@kept/rules/commands/edits-between';
import type { Definition } from '@kept/rules/document';

/** What one person changed, made to fit another version. */
export interface OnTop {
  /** The edits that can be made there. */
  readonly commands: readonly Command[];
  /** How many can not, because what they are about is gone. */
  readonly lost: number;
}

/** The edits from `base` to `mine` as they can be made on `theirs`; where both changed one field, mine is taken. */
export function putOnTop({
  base,
  mine,
  theirs,
}: {
  readonly base: Definition;
  readonly mine: Definition;
  readonly theirs: Definition;
}): OnTop {
  let definition = theirs;
  const commands: Command[] = [];
  let lost = 0;
  for (const edit of editsBetween(base, mine)) {
    const made = [edit, atTheEnd(edit)].find((command) => command !== null && applyCommand(definition, command).ok);
    const result = made == null ? null : applyCommand(definition, made);
    if (made != null && result?.ok === true) {
      definition = result.definition;
      commands.push(made);
      // Another order of a list that is another list now is no loss.
    } else if (edit.type !== 'reorder' && edit.type !== 'remove') lost += 1;
  }
  return { commands, lost };
}

/** The other's list may be shorter than the place that something was added at. */
function atTheEnd(command: Command): Command | null {
  return command.type === 'add_message' || command.type === 'add_auto_reply' ? { ...command, at: null } : null;
}
