import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { clinicOfItsOwn, type OwnClinic } from './clinic-of-its-own.ts';
import { tabTo } from './tab-to.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

let clinic: OwnClinic;
let id = '';

beforeAll(async () => {
  clinic = await clinicOfItsOwn();
  ({ id } = await clinic.book({ title: 'Check-up' }));
});

interface Opener {
  readonly name: string;
  readonly address: () => string;
  readonly button: (page: Page) => Locator;
  readonly opens: 'dialog' | 'alertdialog' | 'menu';
}

const drawer = (page: Page) => page.locator('[data-drawer]');

const OPENERS: readonly Opener[] = [
  {
    name: 'New appointment',
    address: () => '/appointments',
    button: (page) => page.getByRole('button', { name: 'New appointment' }),
    opens: 'dialog',
  },
  {
    name: 'a filter',
    address: () => '/appointments',
    button: (page) => page.getByRole('button', { name: 'State', exact: true }),
    opens: 'dialog',
  },
  {
    name: 'Change',
    address: () => `/appointments/${id}`,
    button: (page) => drawer(page).getByRole('button', { name: 'Change', exact: true }),
    opens: 'dialog',
  },
  {
    name: 'Cancel appointment',
    address: () => `/appointments/${id}`,
    button: (page) => drawer(page).getByRole('button', { name: 'Cancel appointment' }),
    opens: 'alertdialog',
  },
  {
    name: 'what else there is to do with an appointment',
    address: () => `/appointments/${id}`,
    button: (page) => drawer(page).getByRole('button', { name: 'More', exact: true }).first(),
    opens: 'menu',
  },
  {
    name: 'Add participant',
    address: () => `/appointments/${id}`,
    button: (page) => drawer(page).getByRole('button', { name: 'Add participant' }),
    opens: 'dialog',
  },
  {
    name: 'To a time',
    address: () => '/sandbox',
    button: (page) => page.getByRole('button', { name: /^To a time/ }),
    opens: 'dialog',
  },
  {
    name: 'Invite somebody',
    address: () => '/settings/team',
    button: (page) => page.getByRole('button', { name: 'Invite somebody' }),
    opens: 'dialog',
  },
  {
    name: 'one’s own menu',
    address: () => '/settings',
    button: (page) => page.getByRole('button', { name: /Ada Hill/ }),
    opens: 'menu',
  },
];

describe('without a mouse', () => {
  it.each(OPENERS)('$name opens by Enter, takes the focus, and gives it back on Escape', async (opener) => {
    const page = await browser.open(opener.address(), { as: clinic.admin });
    const button = opener.button(page);
    await tabTo(page, button);
    await page.keyboard.press('Enter');
    const opened = page.getByRole(opener.opens).last();
    await expect.poll(() => opened.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('the sheet of keys opens anywhere, names what works there, and gives the focus back', async () => {
    const page = await browser.open('/appointments', { as: clinic.admin });
    const link = page.getByRole('link', { name: 'Check-up' });
    await tabTo(page, link);
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: /keyboard|shortcuts/i });
    for (const words of ['Next row', 'Search appointments', 'New appointment', 'Appointments', 'Sandbox']) {
      await sheet.getByText(words, { exact: true }).first().waitFor();
    }
    await page.keyboard.press('Escape');
    await expect.poll(() => link.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('a drawer gives the focus back to the row that it was opened from', async () => {
    const page = await browser.open('/appointments', { as: clinic.admin });
    const link = page.getByRole('link', { name: 'Check-up' });
    await tabTo(page, link);
    await page.keyboard.press('Enter');
    await drawer(page).getByText('Robin Park').first().waitFor();
    await page.keyboard.press('Escape');
    await drawer(page).waitFor({ state: 'detached' });
    await expect.poll(() => link.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});
