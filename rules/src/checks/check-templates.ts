import type { IssueCode } from './issue-kinds.ts';
import { type Check, issueOf } from './issue.ts';
import { textsOf } from './texts-of.ts';

/** What is said under a code of its own; all else is a text that does not render. */
const OF_LINKS: readonly IssueCode[] = ['link_spoken', 'link_missing'];

/** Liquid that does not parse, names unknown fields or has links where none can be, wherever there is Liquid. */
export const checkTemplates: Check = ({ definition, check_template }) =>
  textsOf(definition).flatMap(({ template, pointer, message_id, part }) =>
    check_template(template, part).map(({ message, code }) =>
      issueOf({ code: OF_LINKS.find((each) => each === code) ?? 'template', pointer, message_id, message }),
    ),
  );
