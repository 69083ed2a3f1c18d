import type { Issue } from '../checks/issue.ts';
import { validate, type ValidateOptions } from '../validate.ts';
import { documentOfTemplate } from './document-of-template.ts';
import type { TemplateWords } from './template-schemas.ts';

const MESSAGE = '/messages/0';

/** What is wrong with the words of a template, wherever it will be used; pointers lead into it: `/content/body`. */
export function templateIssues(words: TemplateWords, options: ValidateOptions): readonly Issue[] {
  return validate(documentOfTemplate(words, 'template'), options).flatMap((issue) => {
    const pointer = issue.pointer.slice(MESSAGE.length);
    const is_of_words = issue.pointer.startsWith(`${MESSAGE}/`) && /^\/(?:content|translations)(?:\/|$)/u.test(pointer);
    return is_of_words ? [{ ...issue, pointer }] : [];
  });
}
