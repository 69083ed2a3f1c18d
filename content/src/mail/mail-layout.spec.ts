import { describe, expect, it } from 'vitest';
import { mailLayout } from './mail-layout.ts';
import { mailWord } from './mail-words.ts';

const mail = {
  subject: 'Visit <1>',
  text: 'Hi Ann',
  html: '<p>Hi <strong>Ann</strong></p>',
  company: 'Lakeside & Sons',
  locale: 'en-US',
  unsubscribe_url: 'https://kept.example/unsubscribe/abc',
  open_picture_url: null,
};

describe('a mail as it leaves', () => {
  it('has its body under the business’s name, why it comes and how to end it, both ways', () => {
    const { html, text } = mailLayout(mail);
    expect(html).toContain('<p>Hi <strong>Ann</strong></p>');
    expect(html).toContain('<title>Visit &lt;1&gt;</title>');
    expect(html).toContain('Lakeside &amp; Sons');
    expect(html).toContain('href="https://kept.example/unsubscribe/abc"');
    expect(text).toBe(
      'Hi Ann\n\n-- \nYou get this mail because of an appointment with Lakeside & Sons.\nUnsubscribe: https://kept.example/unsubscribe/abc\n',
    );
  });

  it('fetches nothing, or only the picture that tells that it was opened', () => {
    const fetched = /\bsrc=|url\(|@import|<link/gu;
    expect(mailLayout(mail).html).not.toMatch(fetched);
    const { html, text } = mailLayout({ ...mail, open_picture_url: 'https://kept.example/o/abc.gif' });
    expect(html).toContain('<img src="https://kept.example/o/abc.gif" width="1" height="1" alt=""');
    expect(html.match(fetched)).toHaveLength(1);
    expect(text).not.toContain('/o/');
  });

  it('turns its words with every ground that a dark screen turns, whoever quotes it', () => {
    const { html } = mailLayout(mail);
    const dark = html.slice(html.indexOf('prefers-color-scheme: dark'), html.indexOf('</style>'));
    const rules = dark.split('\n').filter((line) => line.includes('background:'));
    expect(rules).toHaveLength(2);
    for (const rule of rules) expect(rule).toMatch(/[^-]color:/u);
    const grey = /class="([a-z]+)"[^>]*color: #5d6474/gu;
    for (const [, name] of html.matchAll(grey)) expect(dark).toContain(`.${name ?? ''}`);
  });

  it('of staff has no way to end it, and shows text letter for letter', () => {
    const { html, text } = mailLayout({ ...mail, html: null, text: 'a <b>\nc', unsubscribe_url: null });
    expect(html).toContain('a &lt;b&gt;\nc');
    expect(html).not.toContain('nsubscribe');
    expect(text).toBe('a <b>\nc');
  });

  it.each(['en', 'es', 'fr', 'de', 'pt'])('speaks %s whole', (locale) => {
    const { html } = mailLayout({ ...mail, locale });
    expect(html).toContain(`<html lang="${locale}">`);
    const words = (['why', 'unsubscribe'] as const).map((word) => mailWord({ word, locale, company: 'C' }));
    const english = (['why', 'unsubscribe'] as const).map((word) => mailWord({ word, locale: 'en', company: 'C' }));
    expect(words.every((word) => word !== '' && !word.includes('{'))).toBe(true);
    if (locale !== 'en') for (const word of english) expect(words).not.toContain(word);
  });

  it('falls back to English, and puts a company’s name in as it is', () => {
    expect(mailWord({ word: 'why', locale: 'xx', company: '$& {address}' })).toContain('with $& ');
  });
});
