import { applyCommand } from '@kept/rules/commands/apply-command';
import type { Command, CommandProblem } from '@kept/rules/commands/command';
import type { Definition } from '@kept/rules/document';
import type { Layout } from './layout.ts';

/** One step that can be taken back: an edit of the document, a change of the layout, or both at once. */
interface Step {
  /** Goes after “Undo” and “Redo”. */
  readonly name: string;
  readonly edit: { readonly command: Command; readonly undo: Command } | null;
  readonly layout: { readonly before: Layout; readonly after: Layout } | null;
  /** Further edits under the same key become one step with this; null: it stands alone. */
  readonly merging: string | null;
}

/** A document with everything that was done to it here and can be taken back, without limit. */
export interface EditHistory {
  readonly definition: Definition;
  readonly layout: Layout;
  readonly past: readonly Step[];
  /** What was taken back, the next to be done again first. */
  readonly future: readonly Step[];
}

export interface EditRequest {
  readonly command: Command;
  /** Instead of the command's own name. */
  readonly name?: string | undefined;
  /** The layout after it, when the edit places something too. */
  readonly layout?: Layout | undefined;
  /** Edits in a row under one key are one step: what is typed into one field. */
  readonly merging?: string | undefined;
}

export type Edited =
  | { readonly ok: true; readonly history: EditHistory }
  | { readonly ok: false; readonly problem: CommandProblem };

/** A document to which nothing was done yet. */
export function beginHistory(definition: Definition, layout: Layout): EditHistory {
  return { definition, layout, past: [], future: [] };
}

/** Makes an edit; what had been taken back before can then not be done again. */
export function edit(history: EditHistory, request: EditRequest): Edited {
  const { command } = request;
  const result = applyCommand(history.definition, command);
  if (!result.ok) return result;
  const layout = request.layout ?? history.layout;
  const step: Step = {
    name: request.name ?? result.name,
    edit: { command, undo: result.undo },
    layout: layout === history.layout ? null : { before: history.layout, after: layout },
    merging: request.merging ?? null,
  };
  return {
    ok: true,
    history: { definition: result.definition, layout, past: withStep(history.past, step), future: [] },
  };
}

/** Moves nodes about: no edit of the document, but a step that can be taken back like one. */
export function arrange(
  history: EditHistory,
  { name, layout }: { readonly name: string; readonly layout: Layout },
): EditHistory {
  if (layout === history.layout) return history;
  const step: Step = { name, edit: null, layout: { before: history.layout, after: layout }, merging: null };
  return { ...history, layout, past: [...history.past, step], future: [] };
}

/** Ends what further edits would be merged into: the field was left. */
export function seal(history: EditHistory): EditHistory {
  const last = history.past.at(-1);
  if (last === undefined || last.merging === null) return history;
  return { ...history, past: history.past.with(-1, { ...last, merging: null }) };
}

/** Takes the last step back; null when there is none. */
export function undo(history: EditHistory): EditHistory | null {
  const step = history.past.at(-1);
  if (step === undefined) return null;
  const definition = made(history.definition, step.edit?.undo ?? null);
  if (definition === null) return null;
  return {
    definition,
    layout: step.layout?.before ?? history.layout,
    past: history.past.slice(0, -1),
    future: [step, ...history.future],
  };
}

/** Makes the step again that was taken back last; null when there is none. */
export function redo(history: EditHistory): EditHistory | null {
  const [step, ...future] = history.future;
  if (step === undefined) return null;
  const definition = made(history.definition, step.edit?.command ?? null);
  if (definition === null) return null;
  return { definition, layout: step.layout?.after ?? history.layout, past: [...history.past, step], future };
}

function made(definition: Definition, command: Command | null): Definition | null {
  if (command === null) return definition;
  const result = applyCommand(definition, command);
  return result.ok ? result.definition : null;
}

function withStep(past: readonly Step[], step: Step): readonly Step[] {
  const last = past.at(-1);
  const one = last === undefined ? null : merged(last, step);
  return one === null ? [...past, step] : past.with(-1, one);
}

/** Two edits of one field are one: taken back to before the first, done again as the second. */
function merged(last: Step, step: Step): Step | null {
  if (step.merging === null || last.merging !== step.merging || step.layout !== null || last.layout !== null)
    return null;
  if (last.edit === null || step.edit === null || !isSamePlace(last.edit.command, step.edit.command)) return null;
  return { ...step, edit: { command: step.edit.command, undo: last.edit.undo } };
}

/** Whether the second command puts something where the first did, so that the first is as if it never was. */
export function isSamePlace(first: Command, second: Command): boolean {
  return (
    first.type === 'edit_field' &&
    second.type === 'edit_field' &&
    first.operation === 'replace' &&
    second.operation === 'replace' &&
    JSON.stringify([first.of, first.path]) === JSON.stringify([second.of, second.path])
  );
}
