import { describe, expect, it } from 'vitest';
import { clinicOfItsOwn, someNumber } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

describe('the stop list', () => {
  it('takes an address with a reason after saying what that does, and gives it back with one', async () => {
    const clinic = await clinicOfItsOwn('Quiet Street Clinic');
    const phone = someNumber();
    await clinic.book({ participants: [{ name: 'Robin Park', phone }] });
    const page = await browser.open('/stop-list', { as: clinic.staff });
    await page.getByText('Nobody is on the stop list').waitFor();
    await expectNoViolations(page);

    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: 'Stop an address' });
    const number = dialog.getByLabel('Phone number', { exact: true });
    await number.fill('12');
    await page.keyboard.press('Enter');
    await dialog.getByText('too short for a phone number').waitFor();
    await number.fill(phone.replace(/^\+1(...)(...)/, '($1) $2-'));
    await page.keyboard.press('Enter');
    await dialog.getByText('1 appointment ahead will send its messages no more.').waitFor();
    await dialog.getByText('It is the address of Robin Park.').waitFor();
    await expectNoViolations(page);
    const stop = dialog.getByRole('button', { name: `Stop ${phone}` });
    await stop.click();
    await dialog.getByText('is empty').waitFor();
    await dialog.getByLabel('Reason').fill('asked at the desk');
    await stop.click();

    const row = page.getByRole('row').filter({ hasText: phone });
    await row.getByText('asked at the desk').waitFor();
    await row.getByText('Robin Park').waitFor();
    await page.getByText('1 address', { exact: true }).waitFor();
    await expectNoViolations(page);
    await shoot(page, 'stop-list');
    await expectFits(page);

    await page.getByRole('searchbox', { name: 'Search the stop list' }).fill('nobody of that name');
    await page.getByText('No stopped address is like that').waitFor();
    await page.getByRole('link', { name: 'Show the whole list' }).click();

    await row.getByRole('button', { name: `What to do with ${phone}` }).click();
    await page.getByRole('menuitem', { name: 'Take it off the list' }).click();
    const question = page.getByRole('dialog', { name: `Take ${phone} off the list?` });
    await question.getByLabel('Reason').fill('called and wants texts again');
    await expectNoViolations(page);
    await question.getByRole('button', { name: 'Take it off the list' }).click();
    await page.getByText('Nobody is on the stop list').waitFor();

    await page.getByRole('link', { name: 'Taken off' }).click();
    const gone = page.getByRole('row').filter({ hasText: phone });
    await gone.getByText('called and wants texts again').waitFor();
    await gone.getByText('Sam Street').waitFor();
    await expectNoViolations(page);
  });

  it('shows at once what a client’s own STOP put there', async () => {
    const clinic = await clinicOfItsOwn('Loud Street Clinic');
    const page = await browser.open('/stop-list', { as: clinic.staff });
    await page.getByText('Nobody is on the stop list').waitFor();
    const phone = someNumber();
    await clinic.sql(
      `insert into stop_list_entry (id, account_id, type, address, source, word)
       values (gen_random_uuid(), $1, 'phone', $2, 'reply', 'stop')`,
      [clinic.account_id, phone],
    );
    const row = page.getByRole('row').filter({ hasText: phone });
    await row.getByText('The client answered STOP').waitFor();
    await row.getByRole('button', { name: `What to do with ${phone}` }).click();
    await page.getByRole('menuitem', { name: 'Take it off the list' }).click();
    await page.getByText('The client asked for this themselves.').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(1);
  });
});

describe('consent', () => {
  it('is written down with somebody’s appointment, and a channel they refused shows there', async () => {
    const clinic = await clinicOfItsOwn('Asked Street Clinic');
    const event = await clinic.book({ participants: [{ name: 'Robin Park', phone: someNumber() }] });
    const page = await browser.open(`/appointments/${event.id}`, { as: clinic.staff });
    const card = page.getByRole('article', { name: 'Robin Park' });
    await card.getByRole('button', { name: 'What to do with Robin Park' }).click();
    await page.getByRole('menuitem', { name: 'What they agreed to' }).click();
    const dialog = page.getByRole('dialog', { name: 'What Robin Park agreed to' });
    await dialog.getByText('Text messages: not asked').waitFor();
    await expectNoViolations(page);
    await dialog.getByLabel('They refused').check();
    await dialog.getByRole('button', { name: 'Write it down' }).click();
    await dialog.getByText('is empty').waitFor();
    await dialog.getByLabel('Reason').fill('prefers to be called');
    await dialog.getByRole('button', { name: 'Write it down' }).click();
    await dialog.getByText('Text messages: refused').waitFor();
    await expectNoViolations(page);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await card.getByText('No texts').waitFor();
  });
});
