import type { IssueKind } from '@kept/rules/checks/issue-kinds';
import type { Issue } from '@kept/rules/checks/issue';
import { inFence } from './in-fence.ts';

export interface IssuePage {
  readonly code: string;
  readonly kind: IssueKind;
  readonly what: string;
  readonly document: unknown;
  /** What the checks must be handed to find it, in words; null: nothing. */
  readonly given: string | null;
  readonly issue: Issue;
}

/** The page of one check: why it matters, the way out, and a document that breaks it. */
export function issuePage({ code, kind, what, document, given, issue }: IssuePage): string {
  const { title, explanation, way_out } = kind;
  return [
    `# ${title}`,
    `\`${code}\` · ${issue.severity === 'error' ? 'an error: it keeps the schedule from being published' : 'a warning: the schedule can be published with it'}`,
    explanation,
    '## The way out',
    way_out,
    `## Example: ${what}`,
    inFence(document),
    given ?? '',
    `At \`${issue.pointer === '' ? 'the document itself' : issue.pointer}\`: ${issue.message}`,
    issue.fix === null ? '' : `Offered as a fix: ${issue.fix.label}.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}
