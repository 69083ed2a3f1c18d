import { createTransport } from 'nodemailer';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clientOf, dayAfter, type ProductClient } from '../e2e/product-client.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();
const ANA = '+12025550161';
const OMAR = '+12025550162';
const shown = `/sandbox?show=${ANA.slice(1)}&show=${OMAR.slice(1)}`;

let kept: ProductClient;

/** Moves the clock to the next message, and looks whether that was the one. */
async function nextReaches(page: Page, message: Locator): Promise<boolean> {
  await page.getByRole('button', { name: 'To the next message', disabled: false }).click();
  return message.waitFor({ timeout: 3_000 }).then(
    () => true,
    () => false,
  );
}

beforeAll(async () => {
  kept = clientOf(browser);
  const day = dayAfter(await kept.now(), 2);
  await kept.book({ day, phone: ANA, title: 'Filling', name: 'Ana Gómez' });
  await kept.book({ day, phone: OMAR, title: 'Check-up', name: 'Omar Haddad' });
});

afterAll(() => kept.api('DELETE', '/screens/sandbox/faults'));

describe('the sandbox', () => {
  it('puts phones side by side, sends from each, and shows what comes back', async () => {
    const page = await browser.open(shown, { as: 'staff' });
    const ana = page.getByRole('region', { name: /Ana Gómez/ });
    const omar = page.getByRole('region', { name: /Omar Haddad/ });
    // What other tests have planned goes out first.
    await expect.poll(() => nextReaches(page, ana.getByText('Hi Ana')), { timeout: 30_000 }).toBe(true);
    await omar.getByText('Hi Omar').waitFor();
    await ana.getByLabel('Text the clinic as Ana Gómez').fill('sure, but I may be late');
    await page.keyboard.press('Enter');
    await ana.getByText('No problem, Ana').waitFor();
    expect(await omar.getByText('No problem').count()).toBe(0);
    expect(await ana.getByLabel('Text the clinic as Ana Gómez').inputValue()).toBe('');
    await shoot(page, 'sandbox');
    await expectNoViolations(page);
  });

  it('tells what happened while the clock moved, with a way to each appointment', async () => {
    const page = await browser.open(shown, { as: 'admin' });
    await page.getByText('Next:').waitFor();
    await page.keyboard.press('h');
    const log = page.getByRole('list', { name: 'Moves of the clock, newest first' });
    await log.waitFor();
    await page.getByRole('button', { name: '+1 day' }).click();
    await log.getByRole('link', { name: 'Check-up' }).first().waitFor({ timeout: 30_000 });
    await shoot(page, 'sandbox-log');
    await expectNoViolations(page);
    await log.getByRole('link', { name: 'Check-up' }).first().click();
    await page.waitForURL(/\/appointments\/[0-9a-f-]{36}/);
  });

  it('moves the clock to a time, and says at its field when that is past', async () => {
    const page = await browser.open('/sandbox', { as: 'admin' });
    await page.getByRole('button', { name: 'To a time…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Move the clock to a time' });
    await dialog.getByLabel('Date').fill('2020-01-01');
    await dialog.getByRole('button', { name: 'Move the clock' }).click();
    await dialog.getByText(/Is before/).waitFor();
    await expectNoViolations(page);
    await shoot(page, 'sandbox-time');
    await dialog.getByLabel('Date').fill(dayAfter(await kept.now(), 1));
    await dialog.getByRole('button', { name: 'Move the clock' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  it('keeps what is shown in the address', async () => {
    const page = await browser.open(shown, { as: 'admin' });
    await page
      .getByRole('region', { name: /Omar Haddad/ })
      .getByRole('button', { name: 'Put away' })
      .click();
    await page.getByRole('region', { name: /Omar Haddad/ }).waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByRole('region', { name: /Ana Gómez/ }).waitFor();
    expect(await page.getByRole('region', { name: /Omar Haddad/ }).count()).toBe(0);
    await page.getByRole('button', { name: /Omar Haddad/ }).click();
    await page.getByRole('region', { name: /Omar Haddad/ }).waitFor();
    expect(page.url()).toContain(OMAR.slice(1));
  });

  it('says which faults are on, wherever one looks, and what the carrier then makes of a text', async () => {
    const page = await browser.open(`${shown}&side=faults`, { as: 'admin' });
    await page.getByRole('checkbox', { name: /never arrive/ }).check();
    await page.getByRole('checkbox', { name: /carrier is slow/ }).check();
    await page.getByRole('spinbutton', { name: 'Seconds' }).fill('1');
    await page.keyboard.press('Tab');
    await page.getByText('2 faults are on').waitFor();
    await shoot(page, 'sandbox-faults');
    await expectNoViolations(page);
    await page.keyboard.press('1');
    await page.keyboard.type('can I come at 11?');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'All off' }).click();
    await page.getByText('2 faults are on').waitFor({ state: 'hidden' });
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
  });

  it('shows a mail with markup, and runs nothing of it', async () => {
    const [, port = ''] = /:(\d+)$/.exec(browser.demo.carrier_url) ?? [];
    const page = await browser.open('/sandbox', {
      as: 'admin',
      expected: [/Blocked script execution/, /img-src/, /script-src/],
    });
    const session = z.object({ account: z.object({ id: z.string() }) });
    const { account } = session.parse(await (await page.request.get('/screens/session')).json());
    const transport = createTransport({
      host: '127.0.0.1',
      port: Number(port) + 1,
      ignoreTLS: true,
      auth: { user: account.id, pass: 'any' },
    });
    const subject = `With <b>markup</b> ${Date.now()}`;
    await transport.sendMail({
      from: 'kept@lakeside.example',
      to: browser.demo.staff.email,
      subject,
      text: 'plain words',
      html: `<style>p { color: rgb(0, 128, 0) }</style><h1 style="text-align: center">Big words</h1><p>Green</p>
        <script>parent.document.title = "taken"</script><img src="x" onerror="parent.document.title = 1">
        <a href="javascript:parent.document.title='taken'">press</a>`,
    });
    await page.goto(`/sandbox?show=${encodeURIComponent(browser.demo.staff.email)}`);
    await page
      .getByRole('region', { name: /frontdesk/ })
      .getByRole('button', { name: subject })
      .click();
    const mail = page.frameLocator('iframe');
    await mail.getByRole('heading', { name: 'Big words' }).waitFor();
    const looks = (what: string, style: 'color' | 'textAlign') =>
      mail.locator(what).evaluate((element, name) => getComputedStyle(element)[name], style);
    await expect.poll(() => looks('h1', 'textAlign')).toBe('center');
    expect(await looks('p', 'color')).toBe('rgb(0, 128, 0)');
    await mail.getByText('press').click();
    expect(await page.title()).toContain('Sandbox');
    await shoot(page, 'sandbox-mail');
    // axe asks each frame by a script of its own, which this frame does not run either.
    await page.getByRole('button', { name: 'Show as plain text' }).click();
    await page.getByText('plain words').waitFor();
    await expectNoViolations(page);
  });

  it('says what to do when no phone is out', async () => {
    const page = await browser.open('/sandbox?show=none', { as: 'admin' });
    await page.getByText('No phone is out').waitFor();
    await expectNoViolations(page);
    await shoot(page, 'sandbox-empty');
  });
});
