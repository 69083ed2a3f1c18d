import { expect, it } from 'vitest';
import { define, reminder, schedule } from './scenario.spec-support.ts';
import { waitsForSilence } from './waits-for-silence.ts';

const silent = { id: 'silent', trigger: { type: 'no_response_after', minutes: 60 }, actions: [] };
const other = { id: 'other', trigger: { type: 'any_other_reply' }, actions: [] };

it.each([
  ['its own', reminder({ auto_replies: [other, silent] }), [], true],
  ['a default', reminder(), [other, silent], true],
  ['a default that it has switched off', reminder({ disable_default_auto_replies: true }), [silent], false],
  ['none', reminder({ auto_replies: [other] }), [{ ...other, id: 'd' }], false],
])('a message waits for silence by %s', (_name, message, default_auto_replies, waits) => {
  const definitions = { newest: 'rev', by_revision: { rev: define({ ...schedule(message), default_auto_replies }) } };
  expect(waitsForSilence(definitions, { revision_id: 'rev', auto_message_id: 'remind' })).toBe(waits);
  for (const about of [
    { revision_id: null, auto_message_id: 'remind' },
    { revision_id: 'rev', auto_message_id: null },
    { revision_id: 'rev', auto_message_id: 'gone' },
    { revision_id: 'gone', auto_message_id: 'remind' },
  ])
    expect(waitsForSilence(definitions, about)).toBe(false);
});
