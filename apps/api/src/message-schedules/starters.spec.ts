import { describe, expect, it } from 'vitest';
import { checkTemplate } from '@kept/content/check-template';
import { parseDefinition } from '@kept/rules/parse-definition';
import { STARTERS } from '@kept/rules/starters/starters';
import { validate } from '@kept/rules/validate';

describe.each(STARTERS.map((starter) => [starter.id, starter] as const))('%s', (_, { document, title }) => {
  it('is a document as it stands, named as it is offered', () => {
    expect(parseDefinition(document)).toMatchObject({ ok: true, definition: { name: title } });
  });

  it('can be published without even a warning', () => {
    const parsed = parseDefinition(document);
    expect(parsed.ok ? validate(parsed.definition, { check_template: checkTemplate }) : parsed.issues).toEqual([]);
  });
});

it('have ids of their own', () => {
  expect(new Set(STARTERS.map(({ id }) => id)).size).toBe(STARTERS.length);
});
