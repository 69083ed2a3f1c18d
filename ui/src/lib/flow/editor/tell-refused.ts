import type { CommandProblem } from '@kept/rules/commands/command';
import { tellProblem } from '#lib/components/toast/tell-problem.ts';

/** Says why an edit could not be made. */
export function tellRefused({ message }: CommandProblem): void {
  tellProblem({ code: 'refused', title: 'This cannot be done', detail: message });
}
