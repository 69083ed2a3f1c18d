import type { Command, Subject } from '@kept/rules/commands/command';
import type { FlowDocument } from '../document/flow-document.ts';
import { tellRefused } from '../editor/tell-refused.ts';

interface Edit {
  /** Keys from the subject down, such as `content/body`; empty: the subject whole. */
  readonly path: string;
  readonly value: unknown;
  /** Goes after “Undo”: `change the text of “Reminder”`. */
  readonly name: string;
}

/** The fields of one message, auto reply or of the schedule, as the panel puts them: each put is one named step. */
export class Editing {
  readonly flow: FlowDocument;
  readonly of: Subject;

  constructor(flow: FlowDocument, of: Subject) {
    this.flow = flow;
    this.of = of;
  }

  /** What was chosen: a step of its own. */
  put(edit: Edit): void {
    this.make(this.#command(edit), edit.name);
  }

  /** What is being typed: one step with all that is typed into the same field before it is left. */
  type(edit: Edit): void {
    const merging = JSON.stringify([this.of, edit.path]);
    const problem = this.flow.apply(this.#command(edit), { name: edit.name, merging });
    if (problem !== null) tellRefused(problem);
  }

  /** Puts a key that may not be there yet, or makes room in a list. */
  add({ path, value, name }: Edit): void {
    this.make({ type: 'edit_field', of: this.of, path: path.split('/'), operation: 'add', value }, name);
  }

  remove({ path, name }: Omit<Edit, 'value'>): void {
    this.make({ type: 'edit_field', of: this.of, path: path.split('/'), operation: 'remove', value: null }, name);
  }

  /** Any edit; why it cannot be made is told. */
  make(command: Command, name?: string): void {
    const problem = this.flow.apply(command, { name });
    if (problem !== null) tellRefused(problem);
  }

  #command({ path, value }: Edit): Command {
    return {
      type: 'edit_field',
      of: this.of,
      path: path === '' ? [] : path.split('/'),
      operation: 'replace',
      value,
    };
  }
}
