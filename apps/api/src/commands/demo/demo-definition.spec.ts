import { expect, it } from 'vitest';
import { checkTemplate } from '@kept/content/check-template';
import { validate } from '@kept/rules/validate';
import { demoDefinition } from './demo-definition.ts';

it('passes every check of a publish without even a warning', () => {
  expect(validate(demoDefinition(), { check_template: checkTemplate })).toEqual([]);
});
