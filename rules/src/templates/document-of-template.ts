import { definitionSchema, type Definition } from '../document.ts';
import { SPEC_VERSION } from '../migrations/spec-version.ts';
import type { TemplateWords } from './template-schemas.ts';

/**
 * A document with one message that says what the template says, so that a template is checked and written with what
 * checks and writes messages. The message is sent by nothing.
 */
export function documentOfTemplate({ channel, content, translations }: TemplateWords, name: string): Definition {
  return definitionSchema.parse({
    spec_version: SPEC_VERSION,
    name,
    messages: [
      {
        id: 'template',
        name,
        availability: 'on_demand',
        purpose: 'reminder',
        type: channel,
        timing: null,
        content,
        translations,
        auto_replies: [],
      },
    ],
  });
}
