import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdMarks } from './held-marks.ts';
import { mailBody } from './mail-body.ts';

describe('a body in Markdown', () => {
  it.each([
    ['Hi **Ann**,\nsee you.', '<p>Hi <strong>Ann</strong>,<br>see you.</p>', 'Hi Ann,\nsee you.'],
    ['# Your visit\n\nText', '<h1>Your visit</h1>\n<p>Text</p>', 'Your visit\n\nText'],
    ['- one\n- two', '<ul>\n<li>one</li>\n<li>two</li>\n</ul>', '- one\n- two'],
    ['3. one\n4. two', '<ol start="3">\n<li>one</li>\n<li>two</li>\n</ol>', '3. one\n4. two'],
    [
      '[Map](https://maps.example/a?b=1&c=2)',
      '<p><a href="https://maps.example/a?b=1&amp;c=2">Map</a></p>',
      'Map (https://maps.example/a?b=1&c=2)',
    ],
    [
      'https://kept.example/x',
      '<p><a href="https://kept.example/x">https://kept.example/x</a></p>',
      'https://kept.example/x',
    ],
    ['[call](tel:+12025550100)', '<p><a href="tel:+12025550100">call</a></p>', 'call (tel:+12025550100)'],
    ['Tom & Jerry < 3', '<p>Tom &amp; Jerry &lt; 3</p>', 'Tom & Jerry < 3'],
    ['> quoted', '<blockquote>\n<p>quoted</p>\n</blockquote>', 'quoted'],
    ['', '', ''],
  ])('%o is HTML and text', (markdown, html, text) => {
    const made = mailBody(markdown);
    expect([made.html.trim(), made.text]).toEqual([html, text]);
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '![x](https://track.example/pixel.gif)',
    '<pre><b onclick=alert(1)>x</b></pre>',
    '<a href="https://x.example" onclick="alert(1)">x</a>',
    '[x](https://x.example" onmouseover="alert(1))',
    '[x]: javascript:alert(1)\n\n[x]',
    '<!-- --><svg onload=alert(1)>',
  ])('%o does nothing', (markdown) => {
    const { html } = mailBody(markdown);
    const tags = [...html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/gu)];
    for (const [, name, attributes = ''] of tags) {
      expect(['p', 'a', 'h1', 'pre', 'code', 'br']).toContain(name);
      expect(attributes).toMatch(/^( href="https:\/\/[^"<>\s]*")?$/u);
    }
  });

  it('shows a value letter for letter, whatever Markdown would make of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'*_[](){}#+-.!`~<>|\\&:/@"\'1a ') }), (value) => {
        const { html, text } = mailBody(`Hi x${holdMarks(value)}x, bye`);
        const collapsed = (words: string): string => words.replaceAll(/\s+/gu, ' ');
        expect(collapsed(text)).toBe(collapsed(`Hi x${value}x, bye`));
        expect(html).not.toMatch(/<(?!\/?p>)/u);
      }),
    );
  });

  it('leads where a value says, when a link is made of it and it is one', () => {
    const link = (value: string): string => mailBody(`[here](${holdMarks(value)})`).html.trim();
    expect(link('https://x.example/a(b)?c="d"')).toBe('<p>here</p>');
    expect(link('https://x.example/a(b)?c=d&e')).toBe('<p><a href="https://x.example/a(b)?c=d&amp;e">here</a></p>');
    expect(link('javascript:alert(1)')).toBe('<p>here</p>');
  });

  it('never throws and never takes long', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (markdown) => void mailBody(markdown)));
    const started = performance.now();
    for (const hostile of [
      '['.repeat(5_000),
      '*'.repeat(5_000),
      '> '.repeat(1_000),
      '`'.repeat(5_000),
      '<'.repeat(5_000),
    ])
      mailBody(hostile);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
