import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { clinicOfItsOwn, someNumber } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

describe('what a client may ask for', () => {
  it('is exported and deleted by admins, after it is said what goes and what stays', async () => {
    const clinic = await clinicOfItsOwn('Private Clinic');
    const phone = someNumber();
    await clinic.api('POST', '/v1/contacts', { name: 'Robin Quill', phones: [phone] });
    await clinic.book({ title: 'Implant for Robin Quill', participants: [{ name: 'Robin Quill', phone }] });
    const page = await browser.open('/contacts', { as: clinic.admin });
    await page.getByText('Robin Quill').first().click();
    const more = page.getByRole('button', { name: 'More to do with Robin Quill' });

    await more.click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Export all data' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^contact-[\w-]+\.json$/);
    expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toMatchObject({
      contacts: [{ name: 'Robin Quill', addresses: [{ address: phone }] }],
      appointments: [{ title: 'Implant for Robin Quill' }],
    });

    await more.click();
    await page.getByRole('menuitem', { name: 'Delete for good…' }).click();
    const question = page.getByRole('alertdialog', { name: 'Delete Robin Quill for good?' });
    await question.getByText('An entry on the stop list, so that they are never written to again.').waitFor();
    await expectNoViolations(page);
    await expectFits(page);
    await shoot(page, 'contact-delete');
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });

    await more.click();
    await page.getByRole('menuitem', { name: 'Delete for good…' }).click();
    await question.getByRole('button', { name: 'Delete for good' }).click();
    await page.getByText('Robin Quill is being deleted').waitFor();
    await page.waitForURL('**/contacts');
    await page.goto('/log');
    await page.getByText('Contact deleted: nothing of them is left').waitFor();
    expect(await page.getByText('Robin Quill').count()).toBe(0);
    await page.goto('/appointments');
    await page.getByText('Deleted contact').first().waitFor();
    expect(await page.getByText('Robin Quill').count()).toBe(0);
  });

  it('is no thing of staff, who are told whom to ask', async () => {
    const clinic = await clinicOfItsOwn('Staffed Clinic');
    await clinic.api('POST', '/v1/contacts', { name: 'Robin Quill', phones: [someNumber()] });
    const page = await browser.open('/contacts', { as: clinic.staff });
    await page.getByText('Robin Quill').first().click();
    await page.getByRole('button', { name: 'More to do with Robin Quill' }).click();
    for (const name of [/^Export all data/, /^Delete for good/]) {
      const item = page.getByRole('menuitem', { name });
      expect(await item.getAttribute('aria-disabled')).toBe('true');
      await item.getByText('An admin can do this').waitFor();
    }
  });
});
