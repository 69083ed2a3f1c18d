import { describe, it } from 'vitest';
import { clinicOfItsOwn } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

describe('the calendars', () => {
  it('are made, changed with a word about their zone, and deleted while nothing needs them', async () => {
    const clinic = await clinicOfItsOwn('Three Rooms Clinic');
    const page = await browser.open('/settings/calendars', { as: clinic.admin });
    const table = page.getByRole('table', { name: 'Calendars' });
    await table.getByText('Default', { exact: true }).waitFor();
    await page.getByLabel('Calls may be forwarded to staff').waitFor();
    await expectNoViolations(page);

    await page.keyboard.press('n');
    const made = page.getByRole('dialog', { name: 'New calendar' });
    await made.getByRole('button', { name: 'Create calendar' }).click();
    await made.getByText('is empty').waitFor();
    await made.getByLabel('Name').fill('Room 2');
    await made.getByLabel('Owner').selectOption({ label: `Ada Hill (${clinic.admin.email})` });
    await made.getByText('Ada Hill has no phone number yet').waitFor();
    await made.getByLabel('Texts and calls come from').selectOption({ label: clinic.phone });
    await expectNoViolations(page);
    await made.getByRole('button', { name: 'Create calendar' }).click();
    const row = table.getByRole('row').filter({ hasText: 'Room 2' });
    await row.getByText('Ada Hill').waitFor();
    await expectFits(page);
    await shoot(page, 'calendars');

    await row.getByRole('button', { name: 'What to do with Room 2' }).click();
    await page.getByRole('menuitem', { name: 'Change' }).click();
    const changed = page.getByRole('dialog', { name: 'Change Room 2' });
    await changed.getByRole('combobox', { name: 'Time zone' }).click();
    await page.keyboard.type('denver');
    await page.getByRole('option', { name: /Denver/ }).click();
    await changed.getByText('Appointments that are made from now on stand in this zone.').waitFor();
    await expectNoViolations(page);
    await changed.getByRole('button', { name: 'Save' }).click();
    await row.getByText('Denver').waitFor();

    await row.getByRole('button', { name: 'What to do with Room 2' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete Room 2' }).click();
    await row.waitFor({ state: 'detached' });
  });

  it('say whether calls are forwarded, and people where calls reach them', async () => {
    const clinic = await clinicOfItsOwn('Far Reach Clinic');
    const page = await browser.open('/settings/calendars', { as: clinic.admin });
    await page.getByLabel('Calls may be forwarded to staff').check();
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Save for all calendars' }).click();
    await page.getByText('Saved for all calendars').waitFor();

    const own = await browser.open('/settings', { as: clinic.staff });
    await own.getByRole('textbox', { name: 'Phone number (optional)' }).fill('(202) 555-0169');
    await own.getByRole('form', { name: 'Your phone number' }).getByRole('button', { name: 'Save' }).click();
    await own.getByText('Calls and texts reach you at +12025550169').waitFor();
    await expectNoViolations(own);
  });
});
