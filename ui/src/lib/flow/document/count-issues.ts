import type { Issue } from '@kept/rules/checks/issue';
import type { Definition } from '@kept/rules/document';
import { selectionOfPointer } from './selection-of-pointer.ts';

export interface IssueCount {
  readonly errors: number;
  readonly warnings: number;
}

export interface IssueCounts {
  /** By id of message and of auto reply; a message's own and those of its auto replies together. */
  readonly by_id: ReadonlyMap<string, IssueCount>;
  /** Those of the defaults as a whole. */
  readonly defaults: IssueCount;
}

const NONE: IssueCount = { errors: 0, warnings: 0 };

/** How many issues lie at each message and auto reply, for their badges. */
export function countIssues(definition: Definition, issues: readonly Issue[]): IssueCounts {
  const by_id = new Map<string, IssueCount>();
  let defaults = NONE;
  for (const issue of issues) {
    const selection = selectionOfPointer(definition, issue.pointer);
    if (selection === null) continue;
    if (selection.kind === 'auto_reply')
      by_id.set(selection.auto_reply_id, more(by_id.get(selection.auto_reply_id), issue));
    if (selection.kind === 'defaults' || selection.message_id === null) defaults = more(defaults, issue);
    else by_id.set(selection.message_id, more(by_id.get(selection.message_id), issue));
  }
  return { by_id, defaults };
}

function more({ errors, warnings }: IssueCount = NONE, { severity }: Issue): IssueCount {
  return severity === 'error' ? { errors: errors + 1, warnings } : { errors, warnings: warnings + 1 };
}
