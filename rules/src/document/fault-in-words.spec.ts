import { describe, expect, it } from 'vitest';
import { parseDefinition } from '../parse-definition.ts';
import { reminder, schedule } from '../scenario.spec-support.ts';

const answer = (trigger: object) => reminder({ auto_replies: [{ id: 'a', trigger, actions: [] }] });

const notice = (to: string) =>
  reminder({
    auto_replies: [
      {
        id: 'a',
        trigger: { type: 'no_reply_match' },
        actions: [{ type: 'send_email_notification', to, subject: null, body: null }],
      },
    ],
  });

const FAULTS: readonly (readonly [string, unknown, string, string])[] = [
  ['a list where text belongs', schedule(reminder({ name: [] })), '/messages/0/name', 'must be text'],
  ['a number where a list belongs', { spec_version: 1, messages: 1 }, '/messages', 'must be a list'],
  [
    'what is not there',
    schedule({ ...reminder(), purpose: undefined }),
    '/messages/0/purpose',
    'must be reminder or booking or follow_up',
  ],
  ['a text that is not there', schedule({ ...reminder(), name: undefined }), '/messages/0/name', 'is missing'],
  [
    'a word that is none of those',
    schedule(reminder({ availability: 'never' })),
    '/messages/0/availability',
    'must be scheduled or on_demand or off',
  ],
  [
    'too long a text',
    schedule(reminder({ name: 'x'.repeat(201) })),
    '/messages/0/name',
    'must be at most 200 characters',
  ],
  [
    'too long a list',
    schedule(answer({ type: 'reply_is', any_of: Array.from({ length: 51 }, () => 'x') })),
    '/messages/0/auto_replies/0/trigger/any_of',
    'must be at most 50',
  ],
  [
    'too large a number',
    schedule(answer({ type: 'no_response_after', minutes: 50_000 })),
    '/messages/0/auto_replies/0/trigger/minutes',
    'must be at most 43200',
  ],
  [
    'too small a number',
    schedule(answer({ type: 'no_response_after', minutes: 0 })),
    '/messages/0/auto_replies/0/trigger/minutes',
    'must be at least 1',
  ],
  [
    'half a number',
    schedule(answer({ type: 'no_response_after', minutes: 1.5 })),
    '/messages/0/auto_replies/0/trigger/minutes',
    'must be a whole number',
  ],
  [
    'a field of something else',
    schedule(reminder({ body: '', colour: 1 })),
    '/messages/0',
    'has unknown fields: body, colour',
  ],
  [
    'an address that is none',
    schedule(notice('nobody')),
    '/messages/0/auto_replies/0/actions/0/to',
    'is no email address',
  ],
  ['a type that is none', schedule(reminder({ type: 'fax' })), '/messages/0/type', 'is not valid here'],
  [
    'a window by a name that is none',
    schedule(reminder({ timing: { anchor: 'start', offset: { days: -1 }, window: 'A' } })),
    '/messages/0/timing/window',
    'must be the name of a window, or any',
  ],
  [
    'a window of such a name',
    { ...schedule(), windows: { A: {} } },
    '/windows/A',
    'its name must be lower-case letters, digits and _',
  ],
];

describe('faultInWords', () => {
  it.each(FAULTS)('tells an author what to do about %s', (_what, document, pointer, message) => {
    const parsed = parseDefinition(document);
    expect(parsed.ok ? [] : parsed.issues).toContainEqual(expect.objectContaining({ pointer, message }));
  });
});
