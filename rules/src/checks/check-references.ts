import type { Template } from '../templates/template.ts';
import { TYPES } from './check-allowed.ts';
import type { IssueCode } from './issue-kinds.ts';
import { type Check, type Issue, issueOf } from './issue.ts';
import { referencesOf, type TemplateReference } from './file-references.ts';

/** Templates, attachments and clips that the account does not have. */
export const checkReferences: Check = ({ definition, authored, account: { templates, attachment_ids } }) => {
  const { files } = referencesOf(definition);
  return [
    ...(templates === undefined
      ? []
      : referencesOf(authored).templates.flatMap((reference) => templateIssues(reference, templates))),
    ...files
      .filter(({ id }) => attachment_ids !== undefined && !attachment_ids.has(id))
      .map(({ pointer, message_id }) =>
        issueOf({
          code: 'attachment_unknown',
          pointer,
          message_id,
          message: 'There is no such file: upload it again, or remove it.',
        }),
      ),
  ];
};

function templateIssues(
  { id, pointer, message_id, channels }: TemplateReference,
  templates: readonly Template[],
): readonly Issue[] {
  const template = templates.find((each) => each.id === id);
  const issue = (code: IssueCode, problem: string) => [
    issueOf({ code, pointer, message_id, message: `${problem}: choose another, or write the text here.` }),
  ];
  if (template === undefined) return issue('template_unknown', 'There is no such template');
  const { name, channel, is_archived } = template;
  if (!channels.includes(channel)) {
    const wanted = channels.map((each) => `${TYPES[each]}s`).join(' or ');
    return issue('template_of_other_channel', `The template “${name}” is for ${TYPES[channel]}s, not for ${wanted}`);
  }
  return is_archived ? issue('template_archived', `The template “${name}” is archived`) : [];
}
