import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { clinicOfItsOwn, type OwnClinic } from './clinic-of-its-own.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

let clinic: OwnClinic;

// What every list and dialog has from the components, shown at the appointments, which have all of it.
const TITLES = Array.from({ length: 6 }, (_, index) => `Row ${index}`);

const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title });
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('tr')?.querySelector('a')?.textContent?.trim() ?? null);
const titles = (page: Page) => page.locator('a[data-row-link]').allInnerTexts();
const checked = (page: Page) => page.locator('tbody input:checked').count();

async function list(width = 1440): Promise<Page> {
  const page = await browser.open('/appointments?q=row', { as: clinic.admin, width });
  await row(page, 'Row 5').waitFor();
  return page;
}

describe('a table and the drawer beside it', () => {
  beforeAll(async () => {
    clinic = await clinicOfItsOwn();
    for (const [index, title] of TITLES.entries()) {
      await clinic.book({ title, day: `2031-03-0${index + 1}`, participants: [] });
    }
  });

  it('is walked and checked by keys', async () => {
    const page = await list();
    for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key);
    expect(await focused(page)).toBe((await titles(page))[1]);
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+J');
    expect(await checked(page)).toBe(2);
    await page.getByRole('status').getByText('2 checked').waitFor();
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    expect(await checked(page)).toBe(0);
  });

  it('checks a range with shift and the whole page by its header', async () => {
    const page = await list();
    await page.getByLabel('Check Row 1').click();
    await page.getByLabel('Check Row 4').click({ modifiers: ['Shift'] });
    expect(await checked(page)).toBe(4);
    await page.getByLabel('Check all on this page').click();
    expect(await checked(page)).toBe(TITLES.length);
  });

  it('opens a row, goes on to the next beside it, and gives the focus back', async () => {
    const page = await list();
    const [first = '', second = ''] = await titles(page);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: first }).waitFor();
    await page.keyboard.press('j');
    await page.getByRole('dialog', { name: second }).waitFor();
    await expectNoViolations(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('?q=row');
    expect(await focused(page)).toBe(second);
  });

  it('becomes cards where there is no room, and the drawer the whole screen', async () => {
    const page = await list(360);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await expectNoViolations(page);
    await row(page, 'Row 2').getByRole('link').click();
    const drawer = page.getByRole('dialog', { name: 'Row 2' });
    await drawer.waitFor();
    expect((await drawer.boundingBox())?.width).toBe(360);
    await page.keyboard.press('j');
    expect(new URL(page.url()).pathname).not.toBe('/appointments');
    await drawer.getByRole('button', { name: 'Close' }).click();
    await drawer.waitFor({ state: 'detached' });
  });
});
