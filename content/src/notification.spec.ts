import { describe, expect, it } from 'vitest';
import { inboxNotification, notification } from './notification.ts';

const fields = {
  participant: { name: 'Ana López' },
  event: { title: '[CONFIRMED] Cleaning', start_time: '2026-11-23T17:00:00.000Z' },
};
const style = { locale: 'en-US', time_zone: 'America/New_York' };
const base = { fields, style, authored: null, reply: null, link: null };

describe('a notification', () => {
  it('says in its subject who did what to which appointment', () => {
    expect(notification({ ...base, reason: 'client_confirmed' }).subject).toBe(
      'Ana López confirmed: [CONFIRMED] Cleaning',
    );
  });

  it('quotes the reply as it is, template or not', () => {
    expect(
      notification({ ...base, reason: 'reply_unmatched', reply: 'who is {{ user.company }}?\nbye' }).body,
    ).toContain('> who is {{ user.company }}?\n> bye');
  });

  it('lets authored words replace the default ones and keeps the facts', () => {
    const { subject, body } = notification({
      ...base,
      reason: 'authored',
      authored: { subject: 'Late: {{ participant.name }}', body: 'Move the next one.' },
    });
    expect(subject).toBe('Late: Ana López');
    expect(body).toBe('Move the next one.\n\n[CONFIRMED] Cleaning, Monday, November 23, 2026 at 12:00 PM');
  });

  it('falls back on our words where the authored ones cannot be rendered, and says what was wrong', () => {
    const authored = { subject: 'Late: {{ participant.nmae }}', body: '{{ event.title | shout }}' };
    expect(notification({ ...base, reason: 'authored', authored })).toEqual({
      subject: 'Late:',
      body: 'An automatic action for Ana López asks for your attention.\n\n[CONFIRMED] Cleaning, Monday, November 23, 2026 at 12:00 PM',
      unknown_fields: ['participant.nmae'],
      fault: 'unknown_filter',
    });
  });

  it('keeps line breaks out of the subject, whoever put them there', () => {
    expect(
      inboxNotification({ from: '+12025550123', company: 'A\r\nBcc: x@y.org', about: 0, reply: 'hi' }).subject,
    ).not.toMatch(/[\r\n]/);
  });

  it.each([
    [0, 'no message of ours was waiting for a reply'],
    [3, 'it may be about any of 3 appointments at this number'],
    ['one_time_message', 'it may answer what one of you wrote'],
  ] as const)('says of a reply that is left to a person what it may be about: %s', (about, words) => {
    const { body } = inboxNotification({ from: 'Ana López', company: 'Bright Smiles', about, reply: 'Yes\nplease' });
    expect(body).toContain(`Ana López wrote, and ${words}`);
    expect(body).toContain('> Yes\n> please');
  });
});

it.each(['', ' \n'])('a reply without words (%j) is said to be a photo or a file', (reply) => {
  const { body } = inboxNotification({ from: 'Ana', company: 'A', about: 0, reply });
  expect(body).toMatch(/\n\nIt is a photo or another file, without words; it stands in the conversation\.$/);
});
