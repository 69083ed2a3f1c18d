import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

const scheme = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);

describe('the shell', () => {
  it('is left and entered by keys, which a sheet tells', async () => {
    const page = await browser.open('/settings', { as: 'admin' });
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await page.waitForURL('**/schedules');
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.getByText('Message schedules').waitFor();
    await expectNoViolations(page);
    await shoot(page, 'shortcuts');
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    expect(new URL(page.url()).pathname).toBe('/schedules');
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await sheet.getByRole('button', { name: 'Close' }).click();
    await sheet.waitFor({ state: 'detached' });
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await page.waitForURL('**/appointments');
  });

  it('leaves letters alone while somebody types', async () => {
    const page = await browser.open('/settings', { as: 'admin' });
    await page.getByLabel('New password').focus();
    await page.keyboard.type('g a?');
    expect(await page.getByLabel('New password').inputValue()).toBe('g a?');
    expect(new URL(page.url()).pathname).toBe('/settings');
  });

  it('skips to the content', async () => {
    const page = await browser.open('/settings', { as: 'admin' });
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('link', { name: 'Skip to the content' }).press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  });

  it('keeps the theme that was chosen', async () => {
    const page = await browser.open('/settings', { as: 'admin', scheme: 'light' });
    await page.getByRole('button', { name: /admin@lakeside/ }).click();
    await expectNoViolations(page);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByRole('menuitem', { name: 'Dark', exact: true }).click();
    expect(await scheme(page)).toBe('dark');
    await page.reload();
    expect(await scheme(page)).toBe('dark');
    await page.getByRole('button', { name: /admin@lakeside/ }).click();
    await page.getByRole('menuitem', { name: 'Theme of the system' }).click();
    expect(await scheme(page)).toBe('light dark');
  });

  it('says that nothing is at an address', async () => {
    const page = await browser.open('/no/such/page', { as: 'staff' });
    await page.getByRole('heading', { name: 'Not found' }).waitFor();
    expect(await page.title()).toBe('Not found · Kept');
    await expectNoViolations(page);
    await shoot(page, 'not-found');
  });

  it('has its places below the page on a phone, and nothing wider than it', async () => {
    const page = await browser.open('/settings', { as: 'admin', width: 360, height: 740 });
    await page.getByRole('heading', { name: 'Where you are signed in' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.getByRole('button', { name: 'Menu' }).click();
    await expectNoViolations(page);
    await shoot(page, 'phone-menu');
    await page.getByRole('menuitem', { name: 'Team' }).click();
    await page.waitForURL('**/settings/team');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  it('asks before what was typed is lost, and stays when told so', async () => {
    const page = await browser.open('/settings', { as: 'admin' });
    await page.getByLabel('New password').fill('seven violet');
    await page.getByRole('link', { name: 'Appointments' }).click();
    await page.getByRole('alertdialog', { name: 'Leave without saving?' }).waitFor();
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Keep editing' }).click();
    expect(await page.getByLabel('New password').inputValue()).toBe('seven violet');
    await page.getByRole('link', { name: 'Appointments' }).click();
    await page.getByRole('button', { name: 'Leave without saving' }).click();
    await page.waitForURL('**/appointments');
  });

  it('says once that Kept cannot be reached, and takes it back', async () => {
    const page = await browser.open('/settings', {
      as: 'admin',
      expected: [/ERR_INTERNET_DISCONNECTED/, /ERR_NETWORK_CHANGED/],
    });
    await page.getByRole('heading', { name: 'Where you are signed in' }).waitFor();
    await page.context().setOffline(true);
    await page.getByLabel('Current password').fill(browser.demo.admin.password);
    await page.getByLabel('New password').fill('seven violet otters sing');
    await page.getByRole('button', { name: 'Change password' }).click();
    const banner = page.getByRole('alert').filter({ hasText: 'Kept cannot be reached. What you see' });
    await banner.waitFor();
    await expectNoViolations(page);
    await shoot(page, 'unreachable');
    expect(await page.getByLabel('New password').inputValue()).toBe('seven violet otters sing');
    await page.context().setOffline(false);
    await banner.waitFor({ state: 'detached' });
  });
});
