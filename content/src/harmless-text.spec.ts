import { expect, it } from 'vitest';
import { harmlessText } from './harmless-text.ts';
import { inboxNotification } from './notification.ts';
import { renderMail } from './mail/render-mail.ts';
import { renderTemplate } from './render.ts';

const style = { locale: 'en', time_zone: 'UTC' };
const NAME = '\u202Emoc.live\u200B\u2066 Kim';
const fields = { participant: { name: NAME } };

it.each([
  ['a file that turns its ending around', 'in\u202Egpj.exe', 'ingpj.exe'],
  ['embeddings, isolates and what ends them', '\u202Aa\u202Bb\u202Cc\u202Dd\u2066e\u2067f\u2068g\u2069', 'abcdefg'],
  ['what has no width', 'K\u200Bi\u2060m\uFEFF', 'Kim'],
  ['a family of emoji', '\u{1F469}\u200D\u{1F467}', '\u{1F469}\u200D\u{1F467}'],
  ['Persian with its joiner and Hebrew with its mark', 'می\u200Cخواهم שלום\u200F!', 'می\u200Cخواهم שלום\u200F!'],
])('takes what harms out of %s', (_, text, expected) => {
  expect(harmlessText(text)).toBe(expected);
});

it('a name turns nothing around in a text, a mail or a subject', () => {
  expect(renderTemplate('Hi {{ participant.name }}, see you.', fields, style).text).toBe('Hi moc.live Kim, see you.');
  const mail = renderMail('Hi {{ participant.name }}', fields, style);
  expect(JSON.stringify(mail)).not.toMatch(/[\u200B\u202E\u2066]/u);
  const { subject } = inboxNotification({ from: NAME, company: 'A', about: 0, reply: 'x' });
  expect(subject).toContain('moc.live Kim');
});
