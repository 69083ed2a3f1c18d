import { describe, expect, it } from 'vitest';
import { madeUpFacts } from '@kept/rules/simulate/made-up-facts';
import { buildFields } from '../fields.ts';
import { renderMail } from '../mail/render-mail.ts';
import { renderTemplate } from '../render.ts';
import { putPageLinksIn, takePageLinksOut } from './page-links.ts';
import { samplePageLink } from './sample-page-link.ts';

const facts = madeUpFacts({ start: '2027-03-10T15:00', time_zone: 'America/Denver' });
const fields = buildFields({ facts, user: { name: '', company: 'Lakeside' } });
const style = { locale: 'en', time_zone: 'America/Denver' };
const url = 'https://kept.example/base';
const addressOf = (path: 'r' | 'b') => samplePageLink(path, url);
const put = (text: string) => putPageLinksIn(text, addressOf);

describe('a link to a client’s page', () => {
  it('stands in words as a mark that leads nowhere, until they leave', () => {
    const { text, unknown_fields } = renderTemplate('{{ reminder.link }} {{ booking.link }}', fields, style);
    expect([text, unknown_fields]).toEqual([
      'https://page-link.invalid/reminder https://page-link.invalid/booking',
      [],
    ]);
    expect(put(text)).toBe(`${addressOf('r')} ${addressOf('b')}`);
  });

  it('is a mark again in words that come back from a provider', () => {
    const words = 'Hi (https://page-link.invalid/reminder), or https://page-link.invalid/booking.';
    expect(takePageLinksOut(put(words))).toBe(words);
    const others = 'https://kept.example/r/short https://kept.example/files/abc';
    expect(takePageLinksOut(others)).toBe(others);
  });

  it('can be followed in a mail, bare and under words of the author’s', () => {
    const { html, text } = renderMail('See {{ reminder.link }}\n\n[Answer]({{ booking.link }})', fields, style);
    expect(put(html)).toContain(`<a href="${addressOf('r')}">${addressOf('r')}</a>`);
    expect(put(html)).toContain(`<a href="${addressOf('b')}">Answer</a>`);
    expect(put(text)).toBe(`See ${addressOf('r')}\n\nAnswer (${addressOf('b')})`);
  });

  it('is as long in a sample as a real one', () => {
    expect(samplePageLink('r', url)).toMatch(/^https:\/\/kept\.example\/base\/r\/[\w-]{64}$/u);
  });
});
