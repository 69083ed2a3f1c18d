import { KNOWN_FIELDS } from './fields.ts';
import { engine, TEMPLATE_LIMIT } from './liquid/engine.ts';

export interface TemplateIssue {
  readonly code: 'template_syntax' | 'unknown_field' | 'template_too_long';
  /** In the author's words, with the way out. */
  readonly message: string;
}

/** What is wrong with an authored text before anyone is sent it: syntax, unknown filters and fields, length. */
export function checkTemplate(template: string): readonly TemplateIssue[] {
  if (template.length > TEMPLATE_LIMIT) {
    return [
      { code: 'template_too_long', message: `The text is longer than ${TEMPLATE_LIMIT} characters: shorten it.` },
    ];
  }
  try {
    return engine
      .globalFullVariablesSync(template)
      .filter((field) => !isKnown(field))
      .map((field) => ({ code: 'unknown_field', message: `There is no field {{ ${field} }}: ${suggestion(field)}` }));
  } catch (error) {
    return [
      {
        code: 'template_syntax',
        message: error instanceof Error ? firstLine(error.message) : 'The text cannot be read.',
      },
    ];
  }
}

function isKnown(field: string): boolean {
  return KNOWN_FIELDS.some(
    (known) => known === field || (known.endsWith('.*') && field.startsWith(known.slice(0, -1))),
  );
}

function suggestion(field: string): string {
  const last = field.split('.').at(-1) ?? field;
  const near = KNOWN_FIELDS.filter((known) => known.split('.').at(-1) === last);
  return near.length > 0 ? `did you mean {{ ${near.join(' }} or {{ ')} }}?` : 'choose one from the list of fields.';
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message;
}
