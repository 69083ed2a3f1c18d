import { expect, it } from 'vitest';
import { invitationOf } from './invitation-of.ts';
import { define, reminder, schedule } from './scenario.spec-support.ts';
import { toOutline } from './outline/to-outline.ts';

const PIN = '{{ custom.pin }}';
const answers = [
  { id: 'late', trigger: { type: 'reply_is', any_of: ['late'] }, actions: [{ type: 'reply', body: 'ok' }] },
];
const mail = {
  ...reminder({
    content: { body: 'x', link_subject: 'For you', link_body: 'Read: {{ secure_link }}' },
    translations: { es: { body: 'x', link_body: 'Lea: {{ secure_link }}' }, de: { body: 'x' } },
    send_securely: true,
    pin: PIN,
    auto_replies: answers,
  }),
  type: 'email',
};
const definition = define(schedule(mail));
const definitions = { newest: 'r', by_revision: { r: definition } };
const source = { kind: 'auto_message', revision_id: 'r', auto_message_id: 'remind' } as const;

it.each([
  ['en-US', 'Read: {{ secure_link }}'],
  ['es-MX', 'Lea: {{ secure_link }}'],
  ['de', 'Read: {{ secure_link }}'],
])(
  'invites who speaks %s in the words of a message, those of the default where a translation has none',
  (locale, link_body) => {
    expect(invitationOf({ definitions, source, locale })).toEqual({ link_subject: 'For you', link_body, pin: PIN });
  },
);

it('comes with the account’s words before an answer, which asks for the PIN of its message', () => {
  const answer = { ...source, kind: 'automatic_reply', auto_reply_id: 'late', action_index: 0 } as const;
  expect(invitationOf({ definitions, source: answer, locale: 'en' })).toEqual({
    link_subject: null,
    link_body: null,
    pin: PIN,
  });
});

it('stands in the outline, with what is asked for', () => {
  expect(toOutline(definition).messages[0]?.notes).toEqual([
    `Sent securely: what leaves is an invitation with a link, which asks for the PIN “${PIN}”.`,
    'The invitation: Read: {{ secure_link }}',
    'The invitation (es): Lea: {{ secure_link }}',
    'Its subject: For you',
  ]);
});
