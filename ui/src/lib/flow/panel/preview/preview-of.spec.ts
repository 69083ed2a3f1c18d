import { describe, expect, it } from 'vitest';
import { madeUpAppointment } from '../../appointment-choice/chosen-appointment.ts';
import { previewLocale } from './preview-locale.ts';
import { previewOf } from './preview-of.ts';

const chosen = madeUpAppointment({
  now: Date.parse('2026-11-22T12:00:00Z'),
  time_zone: 'America/New_York',
  locale: 'en-US',
  user: { name: '', company: 'Hill Street' },
});
const sms = (body: string) => ({ body, attachments: [], template_id: null, link_body: null });
const mail = (subject: string, body: string) => ({ ...sms(body), subject, link_subject: null });

describe('a preview', () => {
  it.each([
    ['en-US', 'Ada, Hill Street: 11/25/26, 10:00 AM'],
    ['es', 'Ada, Hill Street: 25/11/26, 10:00'],
  ])('has the times of the appointment in the words of %s', (locale, text) => {
    const body = '{{ first_name }}, {{ user.company }}: {{ event.date }}, {{ event.time }}';
    expect(previewOf({ content: sms(body), chosen, locale })?.text).toBe(text);
  });

  it('counts a link to the client’s page as long as it will be', () => {
    const preview = previewOf({ content: sms('{{ reminder.link }}'), chosen, locale: 'en' });
    expect(preview?.text).toMatch(/\/r\/[\w-]{64}$/u);
    expect(
      previewOf({ content: sms('{{ reminder.link }}{{ booking.link }}'), chosen, locale: 'en' })?.segments.count,
    ).toBe(2);
  });

  it('has a subject, and what is said part after part', () => {
    const email = mail('For {{ first_name }}', 'Hi');
    expect(previewOf({ content: email, chosen, locale: 'en' })).toMatchObject({ subject: 'For Ada', text: 'Hi' });
    const script = [{ say: 'Hello {{ first_name }}' }, { play: 'clip' }, { say: 'Bye' }];
    const spoken = [{ say: 'Hello Ada' }, { play: 'clip' }, { say: 'Bye' }];
    expect(previewOf({ content: { script }, chosen, locale: 'en' })?.spoken).toEqual(spoken);
  });

  it('costs what this text costs', () => {
    expect(previewOf({ content: sms('m'.repeat(161)), chosen, locale: 'en' })?.segments.count).toBe(2);
  });

  it('is none while the text is broken', () => {
    expect(previewOf({ content: sms('{{ first_name'), chosen, locale: 'en' })).toBeNull();
    expect(previewOf({ content: mail('{% if %}', ''), chosen, locale: 'en' })).toBeNull();
    const script = [{ play: 'clip' }, { say: '{% if %}' }];
    expect(previewOf({ content: { script }, chosen, locale: 'en' })).toBeNull();
  });
});

describe('the language of a preview', () => {
  const at = (shown: string | null, client: string) =>
    previewLocale({ shown, translations: ['es', 'pt-BR'], client, account: 'en-CA' });

  it.each([
    [null, 'fr-CA', { locale: 'fr-CA', is_theirs: true }],
    [null, 'es-MX', { locale: 'en-CA', is_theirs: false }],
    ['es', 'es-MX', { locale: 'es-MX', is_theirs: true }],
    ['pt-BR', 'es-MX', { locale: 'pt-BR', is_theirs: false }],
  ])('of the wording %s for a client who speaks %s', (shown, client, expected) => {
    expect(at(shown, client)).toEqual(expected);
  });
});
