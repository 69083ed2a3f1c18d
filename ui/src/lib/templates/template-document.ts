import type { Issue } from '@kept/rules/checks/issue';
import { documentOfTemplate } from '@kept/rules/templates/document-of-template';
import { templateWordsSchema, type TemplateWords } from '@kept/rules/templates/template-schemas';
import type { Template } from '#lib/api/generated/types.gen.ts';
import { FlowDocument } from '../flow/document/flow-document.ts';
import { NO_LAYOUT } from '../flow/document/layout.ts';

/** The one message of the document that a template is written as. */
export const MESSAGE_POINTER = '/messages/0';

/** A template under the editor's hands: the same document, fields and checks that a schedule's message is written with. */
export function openTemplate(words: TemplateWords): FlowDocument {
  return new FlowDocument({
    definition: documentOfTemplate(words, 'Template'),
    layout: NO_LAYOUT,
    published: null,
    access: 'editing',
  });
}

/** The words of a template as the API tells them. */
export function wordsOfTemplate({ channel, content, translations }: Template): TemplateWords {
  return templateWordsSchema.parse({ channel, content, translations });
}

/** A template that says nothing yet. */
export function emptyWords(channel: Template['channel']): TemplateWords {
  const content = channel === 'call' ? { script: [{ say: '' }] } : {};
  return templateWordsSchema.parse({ channel, content, translations: {} });
}

/** What is wrong with the words; when and to whom a message goes is no matter of a template. */
export function issuesOfWords(issues: readonly Issue[]): readonly Issue[] {
  return issues.filter(({ pointer }) => /^\/messages\/0\/(?:content|translations)(?:\/|$)/u.test(pointer));
}
