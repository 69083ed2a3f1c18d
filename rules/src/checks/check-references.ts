import type { Template } from '../templates/template.ts';
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
  const place = { pointer, message_id };
  if (template === undefined) {
    const message = 'There is no such template: choose another, or write the text here.';
    return [issueOf({ ...place, code: 'template_unknown', message })];
  }
  if (!channels.includes(template.channel)) {
    const message = `The template “${template.name}” is for ${FOR[template.channel]}: choose one for ${channels.map((channel) => FOR[channel]).join(' or ')}, or write the text here.`;
    return [issueOf({ ...place, code: 'template_of_other_channel', message })];
  }
  if (!template.is_archived) return [];
  const message = `The template “${template.name}” is archived: choose another, write the text here, or take it out of the archive.`;
  return [issueOf({ ...place, code: 'template_archived', message })];
}

const FOR = { sms: 'texts', email: 'emails', call: 'calls' } as const;
