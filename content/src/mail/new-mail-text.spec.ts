import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { newMailText } from './new-mail-text.ts';
import { PROGRAMS } from './reply-corpus.spec-support.ts';

const WRITTEN = [
  '1',
  'Yes, see you then!',
  'Confirm\n\nThanks\nAna',
  'On my way: 10 minutes',
  '¿A las 10:30?\nSí',
  '明天不行，改时间 👍',
];
const ofText = (text: string) => newMailText({ text, html: null });

describe('the new text of a mail', () => {
  it.each(PROGRAMS)('from $name is what its writer wrote', ({ send }) => {
    for (const written of WRITTEN) expect(newMailText(send(written))).toBe(written);
  });

  it('is found whatever is written, by any program', () => {
    const word = fc.constantFrom(
      'yes',
      'at',
      '10:30',
      'on',
      'Monday',
      '1',
      'Am',
      'sí',
      'from:',
      'de',
      '2026',
      '(maybe)',
      '-',
      '<3',
      'wrote',
      '你好',
      '👍',
    );
    const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
    const written = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
    // What ends like a line above a quote is one to any reader who knows no more than the text.
    const plausible = written.filter((text) => !/:\s*$/mu.test(text) && !/^\s*-{2,}/mu.test(text));
    fc.assert(
      fc.property(plausible, fc.constantFrom(...PROGRAMS), (text, { send }) => {
        expect(newMailText(send(text)).replace(/\s+/gu, ' ')).toBe(text.replace(/\s+/gu, ' '));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    'Sent from my iPhone',
    'Sent from my Galaxy',
    'Sent from Mail for Windows',
    'Sent from Yahoo Mail for iPhone',
    'Sent with Proton Mail secure email.',
    'Get Outlook for iOS<https://aka.ms/o0ukef>',
    'Von meinem iPhone gesendet',
    'Von Outlook für iOS gesendet',
    'Gesendet mit der GMX Mail App',
    'Diese Nachricht wurde von meinem Android-Gerät mit WEB.DE Mail gesendet.',
    'Envoyé de mon iPhone',
    'Envoyé depuis mon appareil Galaxy',
    'Télécharger Outlook pour Android',
    'Enviado desde mi iPhone',
    'Obtener Outlook para iOS',
    'Inviato da iPhone',
    'Enviado do meu iPhone',
    'Verstuurd vanaf mijn iPhone',
    'Skickat från min iPhone',
    'Sendt fra min iPhone',
    'Wysłane z iPhone’a',
    'Отправлено с iPhone',
    'Lähetetty iPhonesta',
    'Odesláno z iPhonu',
    'iPhone’umdan gönderildi',
    'iPhoneから送信',
    '发自我的iPhone',
    '從我的 iPhone 傳送',
    '나의 iPhone에서 보냄',
    'נשלח מה-iPhone שלי',
  ])('ends before %s', (added) => {
    expect(ofText(`Yes\n\n${added}\n\nOn Mar 11, 2026, at 9:00 AM, Lakeside Dental <a@b.example> wrote:\n\n> Hi`)).toBe(
      'Yes',
    );
    expect(ofText(`Yes\n\n${added}`)).toBe('Yes');
  });

  it.each(['Yes\n-- \nAna Lopez\nBuilder', 'Yes\n\n--\nAna', 'Yes\r\n-- \r\n\r\nSent from my iPhone'])(
    'ends before the signature of %j',
    (text) => {
      expect(ofText(text)).toBe('Yes');
    },
  );

  it('is what stands below the quote when nothing stands above it', () => {
    expect(
      ofText('On 3/11/26 09:00, Lakeside Dental wrote:\n> Hi Ana,\n>\n> Reply 1 to confirm.\n\nYes\n\n-- \nAna'),
    ).toBe('Yes');
    expect(ofText('> Reply 1 to confirm.\nConfirm')).toBe('Confirm');
  });

  it('leaves out quoted lines between answers', () => {
    expect(ofText('Hello\n> Are you coming?\nYes\n> Alone?\nNo')).toBe('Hello\nYes\nNo');
  });

  it('is nothing when there is a quote and no answer', () => {
    expect(ofText('On 3/11/26 09:00, Lakeside Dental wrote:\n> Hi Ana,')).toBe('');
    expect(ofText('\n\nFrom: Lakeside <a@b.example>\nSent: Wednesday\nTo: Ana\nSubject: Visit\n\nHi Ana')).toBe('');
    expect(newMailText({ text: null, html: null })).toBe('');
  });

  it('is read from the HTML part where the plain one says nothing', () => {
    expect(newMailText({ text: ' \n', html: '<p>Yes</p>' })).toBe('Yes');
    expect(newMailText({ text: 'Yes', html: '<p>No</p>' })).toBe('Yes');
  });

  it.each([
    'I wrote to you on Monday at 10:00 about it: no answer!',
    'Please call from: 10 to: 12',
    'My new address is ana2@client.example',
    'Date: Monday\nTime: 10:00',
    'Here is my list:\n- keys\n- card',
    '--- thanks ---',
    'Sent the form yesterday',
    'Get well soon',
    'On second thought, no',
    '5 > 3',
  ])('keeps %j, which only looks like a quote', (text) => {
    expect(ofText(text)).toBe(text);
  });

  it('takes words out of markup, and nothing that is hidden', () => {
    const html =
      '<style>x</style><div hidden>a</div><div style="display:none">preview</div><p>Yes &amp; thanks<br>Ana</p><ul><li>one</li><li>two</li></ul><table><tr><td>a</td><td>b</td></tr></table><img alt="logo" src="x"><img alt="👍" src="y"><script>alert(1)</script><!-- c -->';
    expect(newMailText({ text: null, html })).toBe('Yes & thanks\nAna\n\none\n\ntwo\n\na b\n\n👍');
  });

  it('ends soon on whatever is sent', () => {
    const hostile = [
      '<div>'.repeat(50_000),
      '<'.repeat(200_000),
      `<a ${'x="y" '.repeat(30_000)}>`,
      '&amp'.repeat(50_000),
      'On 1:1 '.repeat(30_000),
      `${'>'.repeat(100_000)}:`,
      `${'a:\n'.repeat(50_000)}`,
      `${'On 10:00 <a@b.c\n'.repeat(10_000)}wrote:`,
      `${'From: a\n'.repeat(20_000)}`,
      `${'_ '.repeat(100_000)}x`,
      `${'-'.repeat(100_000)}x${'-'.repeat(100_000)}`,
      `Sent from ${' my'.repeat(50_000)}`,
    ];
    const before = performance.now();
    for (const text of hostile) newMailText({ text, html: text });
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ unit: fc.constantFrom(...'<>/="\n:- @abdiv'), maxLength: 200 }),
        (text, html) => {
          newMailText({ text, html });
        },
      ),
    );
  });
});
