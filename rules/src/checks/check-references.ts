import { type Check, issueOf } from './issue.ts';
import { referencesOf } from './file-references.ts';

/** Templates, attachments and clips that the account does not have. */
export const checkReferences: Check = ({ definition, account: { template_ids, attachment_ids } }) => {
  const { templates, files } = referencesOf(definition);
  return [
    ...templates
      .filter(({ id }) => template_ids !== undefined && !template_ids.has(id))
      .map(({ pointer, message_id }) =>
        issueOf({
          code: 'template_unknown',
          pointer,
          message_id,
          message: 'There is no such template: choose another, or write the text here.',
        }),
      ),
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
