import { describe, expect, it } from 'vitest';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

describe('the app', () => {
  it('opens at its address, under its policy', async () => {
    const page = await browser.open('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectNoViolations(page);
    await shoot(page, 'start');
  });

  it('may not run what somebody writes into a page, nor call anybody else', async () => {
    const page = await browser.open('/', { expected: [/script-src/, /connect-src/, /Content Security Policy/] });
    await page.getByRole('heading', { level: 1 }).waitFor();
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.ran = true';
      document.body.append(script);
      document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="globalThis.ran = true">');
      return Reflect.has(globalThis, 'ran');
    });
    expect(ran).toBe(false);
    const called = await page.evaluate(() =>
      fetch('https://example.org').then(
        () => 'called',
        () => 'refused',
      ),
    );
    expect(called).toBe('refused');
  });
});
