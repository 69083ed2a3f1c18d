import { checkTemplate } from '@kept/content/check-template';
import type { Issue, TextPart } from '@kept/rules/checks/issue';

/** What is wrong with texts that stand in no document, each told where it is written. An empty one is the API's to judge. */
export function issuesOfTexts(
  texts: readonly (readonly [part: TextPart, pointer: string, template: string])[],
): readonly Issue[] {
  return texts.flatMap(([part, pointer, template]) =>
    template === ''
      ? []
      : checkTemplate(template, part).map(({ code, message }): Issue => ({
          code: code === 'link_missing' ? code : 'template',
          severity: 'error',
          pointer,
          message_id: null,
          message,
          fix: null,
        })),
  );
}
