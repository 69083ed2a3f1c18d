import { autoMessageSchema } from '@kept/rules/document/auto-message-schema';
import { expect, it } from 'vitest';
import { invitesOf, whySecurely } from './invites.ts';

const settings = {
  enabled: true,
  records_email_opens: false,
  link_subject: null,
  link_body: 'Ours: {{ secure_link }}',
  link_lifetime: '24_hours',
  automated: ['booking'],
  retention_days: null,
  has_default_pin: false,
  default_pin_field: null,
  held_messages: 0,
  usual: { link_subject: 'Usual', link_body: 'Usual: {{ secure_link }}' },
  preview: { sms: { subject: null, body: '' }, email: { subject: '', body: '' } },
} as const;
const message = (more: object) =>
  autoMessageSchema.parse({ id: 'm', name: 'M', purpose: 'reminder', type: 'email', content: {}, ...more });

it.each([
  ['says so itself', { send_securely: true }, 'message'],
  ['is of a purpose that always goes so', { purpose: 'booking' }, 'account'],
  ['says nothing', {}, null],
  ['is a call, whatever it says', { type: 'call', send_securely: true, purpose: 'booking' }, null],
])('goes securely or not where it %s', (_, more, why) => {
  expect(whySecurely(message(more), { enabled: true, automated: ['booking'] })).toBe(why);
});

it('falls back on the account’s words, and a translation on the message’s own before', () => {
  const secure = message({
    send_securely: true,
    content: { link_body: 'Own: {{ secure_link }}' },
    pin: '{{ custom.pin }}',
  });
  const of = (of_translation: boolean) =>
    invitesOf(secure, { settings: { ...settings, automated: [], preview: { ...settings.preview } }, of_translation });
  expect(of(false)).toEqual({
    usual: { link_subject: 'Usual', link_body: 'Ours: {{ secure_link }}' },
    pin: '{{ custom.pin }}',
  });
  expect(of(true)?.usual).toEqual({ link_subject: 'Usual', link_body: 'Own: {{ secure_link }}' });
  expect(invitesOf(message({}), { settings: { ...settings, automated: [] }, of_translation: false })).toBeNull();
});
