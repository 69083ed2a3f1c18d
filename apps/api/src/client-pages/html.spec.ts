import { expect, it } from 'vitest';
import { html } from './html.ts';

it('shows every text letter for letter, in words and in attributes', () => {
  const name = `<script>alert('1')</script>"&`;
  const { text } = html`<p title="${name}">${name} ${7}</p>`;
  const shown = '&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp;';
  expect(text).toBe(`<p title="${shown}">${shown} 7</p>`);
});

it('takes templates and lists of them as they are, and nothing for nothing', () => {
  const items = ['a', '<b>'].map((each) => html`<i>${each}</i>`);
  expect(html`<b>${items}${null}</b>`.text).toBe('<b><i>a</i>\n<i>&lt;b&gt;</i></b>');
});

it('takes no object that only looks like a template', () => {
  const forged = JSON.parse('{"text":"<script>"}');
  expect(() => html`<p>${forged}</p>`.text).toThrow();
});
