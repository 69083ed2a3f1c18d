import { describe, expect, it } from 'vitest';
import { clinicOfItsOwn } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

describe('compose', () => {
  it('writes to checked appointments for later, and takes it back', async () => {
    const clinic = await clinicOfItsOwn('Snowed In Clinic');
    for (const [index, name] of ['Ann Lee', 'Bo Park', 'Cy Day'].entries())
      await clinic.book({ title: `Visit ${index}`, participants: [{ name, phone: `+1833555020${index}` }] });
    const page = await browser.open('/appointments', { as: clinic.staff });
    for (const title of ['Visit 0', 'Visit 1', 'Visit 2'])
      await page.getByRole('checkbox', { name: new RegExp(title) }).check();
    await page.getByRole('button', { name: 'Compose …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Compose' });
    await dialog.getByRole('list', { name: 'Recipients' }).getByText('Visit 0: Ann Lee').waitFor();
    await dialog.getByRole('textbox', { name: 'Text', exact: true }).click();
    await page.keyboard.type('Hi {{ first_name }}, we are closed. Please reply with another day.');
    await dialog.getByText('Hi Ann, we are closed').waitFor();
    await dialog.getByRole('button', { name: 'Next recipient' }).click();
    await dialog.getByText('Hi Bo, we are closed').waitFor();
    await dialog.getByLabel('Asks its own question').check();
    await dialog.getByLabel('Later').check();
    await dialog.getByLabel('Date', { exact: true }).fill('2031-03-03');
    await dialog.getByLabel('Time', { exact: true }).fill('10:00');
    await expectNoViolations(page);
    await shoot(page, 'compose');
    await dialog.getByRole('button', { name: 'Schedule 3 text messages' }).click();

    const made = page.getByRole('dialog', { name: 'Your messages' });
    await made.getByText('Scheduled', { exact: true }).waitFor();
    await expectNoViolations(page);
    await made.getByRole('button', { name: 'Cancel …' }).click();
    await page.getByRole('button', { name: 'Cancel 3 text messages' }).click();
    await made.getByText('Cancelled', { exact: true }).first().waitFor();
    await made.getByRole('button', { name: 'Open its page' }).click();
    await page.getByRole('heading', { name: 'Messages sent together' }).waitFor();
    await expectFits(page);
    await expectNoViolations(page);
  });

  it('keeps what was typed and not sent, and sends to a pasted column by keyboard', async () => {
    const clinic = await clinicOfItsOwn('Column Clinic');
    await clinic.sql(`update account set settings = settings - 'quiet_hours' where id = $1`, [clinic.account_id]);
    const page = await browser.open('/appointments', { as: clinic.staff });
    await page.getByRole('heading', { name: 'Appointments' }).waitFor();
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: 'Compose' });
    const text = dialog.getByRole('textbox', { name: 'Text', exact: true });
    await text.click();
    await page.keyboard.type('Closed today.');
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });

    await page.keyboard.press('c');
    await dialog.getByRole('button', { name: 'Take it up again' }).click();
    await dialog.getByText('Closed today.').waitFor();
    const to = dialog.getByRole('combobox', { name: 'To' });
    await to.focus();
    await to.evaluate((field) => {
      const data = new DataTransfer();
      data.setData('text/plain', '+18335550301\n+1 (833) 555-0302\n12');
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await dialog.getByRole('alert').getByText('“12” is too short').waitFor();
    await dialog.getByRole('button', { name: 'Take 12 off' }).click();
    await dialog.getByRole('button', { name: 'Send 2 text messages' }).waitFor();
    await to.focus();
    await page.keyboard.press('Control+Enter');

    const made = page.getByRole('dialog', { name: 'Your messages' });
    await made.getByText('Sent', { exact: true }).first().waitFor({ timeout: 60_000 });
    await expect.poll(() => made.getByText('Delivered').count(), { timeout: 60_000 }).toBeGreaterThanOrEqual(2);
    const phone = await browser.open('/sandbox?show=18335550302', { as: clinic.admin });
    await phone.getByRole('region', { name: '+18335550302' }).getByText('Closed today.').waitFor();
  });
});
