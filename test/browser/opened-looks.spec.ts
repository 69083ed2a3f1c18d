import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { clinicOfItsOwn, type OwnClinic } from './clinic-of-its-own.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

let clinic: OwnClinic;
let id = '';

beforeAll(async () => {
  clinic = await clinicOfItsOwn();
  ({ id } = await clinic.book({ title: 'Check-up' }));
  await clinic.book({ title: 'Root canal', time: '11:00' });
});

/** Something that opens over a page, and closes with Escape. */
interface Opened {
  readonly name: string;
  readonly open: (page: Page) => Promise<unknown>;
  /** What of it is looked at; without it the dialog on top. */
  readonly within?: string;
  /** Its button is only there where there is room. */
  readonly narrow?: 'none';
}

const DIALOG = ':is([role="dialog"], [role="alertdialog"]):not([data-drawer])';
const MENU = '[role="menu"]';

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
const dialogOf = (page: Page) => page.locator(DIALOG).last();

/** Wide and narrow: axe finds nothing in it, and nothing makes the page scroll sideways. */
async function expectLooksRight(page: Page, { name, within = DIALOG, narrow }: Omit<Opened, 'open'>): Promise<void> {
  for (const width of narrow === 'none' ? [1440] : [1440, 360]) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
    await page.locator(within).last().waitFor();
    await expectNoViolations(page, within);
    const asks = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(asks, `${name} at ${width}`).toBeLessThanOrEqual(width);
  }
  await shoot(page, `opened-${name}`);
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** One after the other on one page. */
async function lookAtAll(page: Page, all: readonly Opened[]): Promise<void> {
  for (const each of all) {
    await each.open(page);
    await expectLooksRight(page, each);
    await page.keyboard.press('Escape');
    await page.locator(each.within ?? DIALOG).waitFor({ state: 'detached' });
  }
}

describe('what opens over a page, wide and narrow, light and dark', () => {
  it('is for everybody to use, and fits: on the list', async () => {
    const page = await browser.open('/appointments', { as: clinic.admin });
    await page.locator('[data-row]').first().waitFor();
    await lookAtAll(page, [
      { name: 'filter-when', open: press('When') },
      { name: 'filter-state', open: press('State') },
      { name: 'filter-attention', open: press('Needs attention') },
      {
        name: 'new-appointment',
        open: async () => {
          await press('New appointment')(page);
          await dialogOf(page).getByLabel('Title').waitFor();
        },
      },
      { name: 'keys', open: () => page.keyboard.press('?') },
      {
        name: 'cancel-several',
        open: async () => {
          await page.getByLabel('Check all on this page').click();
          await press(/^Cancel …/)(page);
          await dialogOf(page).getByText('With 2 people').waitFor();
        },
      },
    ]);
  });

  it('is for everybody to use, and fits: a form that is wrong, and leaving it', async () => {
    const page = await browser.open('/appointments', { as: clinic.staff });
    await press('New appointment')(page);
    const form = dialogOf(page);
    await form.getByLabel('Phone').fill('12');
    await form.getByLabel('All day').check();
    await form.getByRole('button', { name: 'Create appointment' }).click();
    await form.getByText('Is empty').first().waitFor();
    await expectLooksRight(page, { name: 'form-wrong' });
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor();
    await expectLooksRight(page, { name: 'form-leaving', within: '[role="alertdialog"]' });
  });

  it('is for everybody to use, and fits: on the drawer', async () => {
    const page = await browser.open(`/appointments/${id}`, { as: clinic.admin });
    const drawer = page.locator('[data-drawer]');
    await drawer.getByRole('list', { name: 'Messages, past and planned' }).waitFor();
    await lookAtAll(page, [
      {
        name: 'drawer-menu',
        open: () => drawer.getByRole('button', { name: 'More', exact: true }).first().click(),
        within: MENU,
      },
      { name: 'participant-menu', open: press('What to do with Robin Park'), within: MENU },
      { name: 'participant', open: press('Add participant') },
      {
        name: 'change',
        open: async () => {
          await press(/^Change/)(page);
          await dialogOf(page).getByLabel('Title').waitFor();
        },
      },
      {
        name: 'cancel',
        open: async () => {
          await press('Cancel appointment')(page);
          await dialogOf(page).getByText('is not sent any more').waitFor();
        },
      },
      { name: 'send-now', open: press('Send now') },
      {
        name: 'delete',
        open: async () => {
          await drawer.getByRole('button', { name: 'More', exact: true }).first().click();
          await page.getByRole('menuitem', { name: 'Delete' }).click();
          await dialogOf(page).getByText('It is gone then').waitFor();
        },
      },
    ]);
  });

  it('is for everybody to use, and fits: elsewhere', async () => {
    const page = await browser.open('/settings/team', { as: clinic.admin });
    await page.getByRole('row').nth(1).waitFor();
    await lookAtAll(page, [
      { name: 'invite', open: press('Invite somebody') },
      { name: 'own-menu', open: press(/Ada Hill/), within: MENU, narrow: 'none' },
    ]);
    await page.goto('/sandbox?side=faults');
    await page.getByRole('checkbox').first().waitFor();
    await expectLooksRight(page, { name: 'faults', within: 'main' });
    await lookAtAll(page, [{ name: 'clock-to', open: press(/^To a time/) }]);
  });

  it('is for everybody to use, and fits: while it loads, when it fails, and what was done', async () => {
    const page = await browser.open('/schedules', { as: clinic.admin, expected: [/500/] });
    await page.getByRole('heading', { level: 1 }).waitFor();
    let answer: 'none' | 'fails' | 'as ever' = 'none';
    let held: (() => void) | undefined;
    await page.route('**/screens/appointments?*', async (route) => {
      if (answer === 'none') await new Promise<void>((go) => (held = go));
      if (answer !== 'fails') return route.continue();
      const problem = {
        type: 'urn:kept:problem:internal_error',
        status: 500,
        code: 'internal_error',
        title: 'Something broke',
      };
      return route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) });
    });
    await page.getByRole('link', { name: 'Appointments', exact: true }).click();
    await page.locator('table[aria-busy="true"]').waitFor();
    await expectLooksRight(page, { name: 'list-loading', within: 'main' });
    answer = 'fails';
    held?.();
    await page.getByText('The appointments could not be shown').waitFor();
    await expectLooksRight(page, { name: 'list-failed', within: 'main' });
    answer = 'as ever';
    await page.getByRole('button', { name: /Try again/ }).click();
    await page.locator('[data-row]').first().waitFor();
    await page.getByLabel('Check Check-up').click();
    await press('Copy ids')(page);
    await expectLooksRight(page, { name: 'toast', within: '[data-sonner-toast]' });
  });
});
