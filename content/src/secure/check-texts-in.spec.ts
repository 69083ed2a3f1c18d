import { expect, it } from 'vitest';
import type { TextPart } from '@kept/rules/checks/issue';
import { checkTextsIn } from './check-texts-in.ts';

const told = checkTextsIn({ check: (text) => [{ message: `looked at ${text}` }], pin_key_ids: ['old', 'new'] });

it.each<readonly [string, TextPart, readonly string[]]>([
  ['sealed:new.AbC_', 'pin', []],
  ['sealed:old.AbC_', 'pin', []],
  ['sealed:theirs.AbC_', 'pin', ['The PIN was sealed in another account']],
  ['sealed:', 'pin', ['The PIN was sealed in another account']],
  ['{{ custom.pin }}', 'pin', ['looked at {{ custom.pin }}']],
  ['sealed:theirs.AbC_', 'body', ['looked at sealed:theirs.AbC_']],
])('of %s as %s says %j', (text, part, wanted) => {
  const messages = told(text, part).map(({ message }) => message);
  expect(messages).toEqual(wanted.map((words) => expect.stringContaining(words)));
});
