import { describe, expect, it } from 'vitest';
import type { SecureMessaging } from '#lib/api/generated/types.gen.ts';
import { readDocument, reminder } from '../read-document.spec-support.ts';
import { SimulatorSession } from './simulator-session.ts';
import { madeUpSubject } from './subject.ts';

const ACCOUNT: SecureMessaging = {
  enabled: true,
  records_email_opens: false,
  link_subject: null,
  link_body: null,
  link_lifetime: '24_hours',
  automated: [],
  retention_days: null,
  has_default_pin: false,
  default_pin_field: null,
  held_messages: 0,
  usual: { link_subject: 'Private from {{ user.company }}', link_body: 'Private, here: {{ secure_link }}' },
  preview: { sms: { subject: null, body: '' }, email: { subject: '', body: '' } },
};
const timing = { anchor: 'start', offset: { hours: -24 }, window: 'any' };
const thanks = {
  id: 'thanks',
  trigger: { type: 'reply_is', any_of: ['ok'] },
  actions: [{ type: 'reply', body: 'Fine' }],
};

function heard({ message, secure }: { readonly message: object; readonly secure: SecureMessaging | undefined }) {
  const definition = readDocument({ messages: [{ ...reminder('remind', [thanks]), timing, ...message }] });
  const made_up = { start: '2026-03-12T10:00', time_zone: 'America/New_York' };
  const subject = madeUpSubject(made_up, { name: 'Mia', company: 'Hill Street' });
  const session = new SimulatorSession({ definition }, subject, { secure });
  session.act({ do: 'next_message' });
  session.act({ do: 'reply', text: 'ok' });
  return session.play.heard.flatMap((each) =>
    each.kind !== 'call' && each.from === 'us' ? [[each.body, each.behind?.body ?? null, each.attachments]] : [],
  );
}

const LINK = expect.stringMatching(/^Private, here: http\S+\/s\/[\w-]{64}$/u);

describe('what goes securely', () => {
  it.each([
    ['by its own word', { send_securely: true }, ACCOUNT],
    ['by the account’s word on its purpose', {}, { ...ACCOUNT, automated: ['reminder' as const] }],
  ])(
    '%s reaches the phone as a link, and so does what answers it; the words and files open behind it',
    (_, more, secure) => {
      const message = { ...more, content: { body: 'See you', attachments: ['map'] } };
      expect(heard({ message, secure })).toEqual([
        [LINK, 'See you', []],
        [LINK, 'Fine', []],
      ]);
    },
  );

  it('has an invitation of its own, which its answers do not have', () => {
    const content = { body: 'See you', link_body: 'Look: {{ secure_link }}' };
    expect(heard({ message: { send_securely: true, content }, secure: ACCOUNT })).toEqual([
      [expect.stringMatching(/^Look: http/u), 'See you', []],
      [LINK, 'Fine', []],
    ]);
  });

  it('stands as it is where nothing goes securely', () => {
    expect(heard({ message: {}, secure: ACCOUNT })).toEqual([
      ['See you', null, []],
      ['Fine', null, []],
    ]);
  });
});
