import { mailTemplate, textTemplate } from '../templates/template.spec-support.ts';
import type { ValidateOptions } from '../validate.ts';
import { answer, is, one } from './issue-cases.spec-support.ts';

/** What may be wrong with the files and templates of messages: the code of the check, a document that breaks it, where, and the account. */
export const FILE_CASES: readonly (readonly [string, string, string, object, Partial<ValidateOptions>])[] = [
  [
    'attachment_unknown',
    'a file that is gone',
    '/messages/0/auto_replies/0/actions/0/attachments/1',
    one({ auto_replies: [answer(is('a'), [{ type: 'reply', body: 'x', attachments: ['map', 'menu'] }])] }),
    { account: { attachment_ids: new Set(['map']) } },
  ],
  [
    'attachment_unsuitable',
    'a file that no phone takes',
    '/messages/0/content/attachments/0',
    one({ content: { body: 'x', attachments: ['letter'] } }),
    {
      account: {
        attachments: [
          { id: 'letter', content_type: 'application/rtf', file_name: 'letter.rtf', size: 900, can_play: false },
        ],
      },
    },
  ],
  [
    'template_archived',
    'a template that was put away',
    '/messages/0/content/template_id',
    one({ content: { template_id: 'tpl_1' } }),
    { account: { templates: [textTemplate({ is_archived: true })] } },
  ],
  [
    'template_of_other_channel',
    'a text that says what an email says',
    '/messages/0/content/template_id',
    one({ content: { template_id: 'tpl_1' } }),
    { account: { templates: [mailTemplate()] } },
  ],
];
