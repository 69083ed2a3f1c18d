import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

const PASSWORD = 'seven violet otters sing';

/** Invites somebody new and answers the address of their link, as a path. */
async function invite(admin: Page, email: string): Promise<string> {
  await admin.getByRole('button', { name: 'Invite somebody' }).waitFor();
  await admin.keyboard.press('n');
  await admin.getByRole('dialog').getByLabel('Email').fill(email);
  await admin.keyboard.press('Enter');
  const link = new URL(await admin.getByLabel('Link', { exact: true }).inputValue());
  await expectNoViolations(admin);
  await admin.getByRole('button', { name: 'Done' }).click();
  return `${link.pathname}${link.hash}`;
}

async function join(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByRole('navigation', { name: 'Places' }).waitFor();
}

const fresh = (name: string) => `${name}-${Date.now()}@lakeside.example`;

describe('the team', () => {
  it('grows by a link that works once', async () => {
    const admin = await browser.open('/settings/team', { as: 'admin' });
    await admin.getByRole('table', { name: 'People' }).getByText('admin@lakeside.example').waitFor();
    await expectNoViolations(admin);
    await shoot(admin, 'team');
    const link = await invite(admin, fresh('nia'));

    const page = await browser.open(link);
    await page.getByRole('heading', { name: /^Join / }).waitFor();
    await expectNoViolations(page);
    await shoot(page, 'invitation');
    await page.getByLabel('Your name').fill('Nia New');
    await page.getByLabel('Password', { exact: true }).fill('password1234');
    await page.keyboard.press('Enter');
    await page.getByText('among the first that anybody would try').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
    await join(page, 'Nia New');

    await admin.getByRole('row', { name: /Nia New/ }).waitFor();
    const second = await browser.open(link);
    await second.getByRole('heading', { name: 'This link is over' }).waitFor();
    await expectNoViolations(second);
  });

  it('loses somebody at once when they are disabled', async () => {
    const admin = await browser.open('/settings/team', { as: 'admin' });
    const email = fresh('max');
    const page = await browser.open(await invite(admin, email));
    await join(page, 'Max Gone');
    const row = admin.getByRole('row', { name: /Max Gone/ }).filter({ hasText: email });
    await row.getByRole('button', { name: 'What to do with Max Gone' }).click();
    await expectNoViolations(admin);
    await admin.getByRole('menuitem', { name: 'Disable' }).click();
    await admin.getByRole('alertdialog').getByText('signed out everywhere').waitFor();
    await expectNoViolations(admin);
    await admin.getByRole('button', { name: 'Disable Max Gone' }).click();
    await row.getByText('Disabled').waitFor();
    // The live connection tells their page without a click.
    await page.getByRole('dialog', { name: 'Sign in again' }).waitFor();
  });

  it('changes a name and a role, and says at the field what is wrong', async () => {
    const admin = await browser.open('/settings/team', { as: 'admin' });
    const email = fresh('ada');
    await join(await browser.open(await invite(admin, email)), 'Ada Staff');
    const row = admin.getByRole('row').filter({ hasText: email });
    await row.getByRole('button', { name: /What to do/ }).click();
    await admin.getByRole('menuitem', { name: 'Change name, number or role' }).click();
    const dialog = admin.getByRole('dialog', { name: 'Change Ada Staff' });
    await dialog.getByLabel('Name').fill('');
    await admin.keyboard.press('Enter');
    await dialog.locator('input[aria-invalid="true"]').waitFor();
    await expectNoViolations(admin);
    await dialog.getByLabel('Name').fill('Ada Admin');
    await dialog.getByLabel('Role').selectOption('admin');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await row.getByText('Ada Admin').waitFor();
    await row.getByRole('cell', { name: 'Admin', exact: true }).waitFor();
  });

  it('is not for staff to look after', async () => {
    const page = await browser.open('/settings/team', { as: 'staff' });
    await page.getByText('Admins look after the team').waitFor();
    await expectNoViolations(page);
  });
});

describe('one’s own account', () => {
  it('changes its password and ends what should not be there', async () => {
    const admin = await browser.open('/settings/team', { as: 'admin' });
    const email = fresh('eve');
    const first = await browser.open(await invite(admin, email));
    await join(first, 'Eve Own');
    const second = await browser.open('/sign-in');
    await second.getByLabel('Email').fill(email);
    await second.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await second.keyboard.press('Enter');
    await second.getByRole('navigation', { name: 'Places' }).waitFor();

    await first.goto('/settings');
    await first.getByRole('button', { name: 'Sign out of the other session' }).waitFor();
    await expectNoViolations(first);
    await shoot(first, 'settings');
    await first.getByRole('button', { name: /^Sign out of Chrome/ }).click();
    await first.getByText('Signed out of Chrome on Linux').waitFor();
    await second.getByRole('dialog', { name: 'Sign in again' }).waitFor();

    await first.getByLabel('Current password').fill('not what it was');
    await first.getByLabel('New password').fill('nine green herons fly');
    await first.getByRole('button', { name: 'Change password' }).click();
    await first.locator('[aria-invalid="true"]').waitFor();
    await first.getByLabel('Current password').fill(PASSWORD);
    await first.getByRole('button', { name: 'Change password' }).click();
    await first.getByText('Password changed').waitFor();
  });
});
