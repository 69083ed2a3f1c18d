import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { clinicOfItsOwn, someNumber } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

it('makes a key for a program, shows it once, and revokes it', async () => {
  const clinic = await clinicOfItsOwn('Key Street Clinic');
  const page = await browser.open('/settings/api-keys', { as: clinic.admin });
  await page.getByRole('row').filter({ hasText: 'Demo' }).waitFor();
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'Make an API key' });
  await dialog.getByLabel('What it is for').fill('Booking system');
  await page.keyboard.press('Enter');
  await dialog.getByText('names no scope').waitFor();
  await dialog.getByLabel('Read appointments and what was sent for them').check();
  await expectNoViolations(page);
  await shoot(page, 'api-key-dialog');
  await dialog.getByRole('button', { name: 'Make the key' }).click();

  const shown = page.getByRole('dialog', { name: 'The key of Booking system' });
  const key = await shown.getByLabel('API key').inputValue();
  const asked = await page.request.get('/v1/events', { headers: { authorization: `Bearer ${key}` } });
  expect(asked.status()).toBe(200);
  await expectNoViolations(page);
  await shown.getByRole('button', { name: 'Done' }).click();
  expect(await page.content()).not.toContain(key);

  const row = page.getByRole('row').filter({ hasText: 'Booking system' });
  await shoot(page, 'api-keys');
  await expectFits(page);
  await row.getByRole('button', { name: 'Revoke Booking system' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke the key' }).click();
  await row.getByText('Revoked').waitFor();
  const refused = await page.request.get('/v1/events', { headers: { authorization: `Bearer ${key}` } });
  expect(refused.status()).toBe(401);
});

it('finds in the log what happened to one number, and hands it over as a file', async () => {
  const clinic = await clinicOfItsOwn('Log Street Clinic');
  const phone = someNumber();
  await clinic.book({ participants: [{ name: 'Robin Park', phone }] });
  await clinic.sql(
    `insert into message (id, account_id, direction, kind, channel, status, status_reason, lane, to_address, body, due_at)
     values (uuidv7(), $1, 'out', 'auto_message', 'sms', 'skipped', 'too_late', 'bulk', $2, 'x', now())`,
    [clinic.account_id, phone],
  );
  const page = await browser.open('/log', { as: clinic.staff });
  await page.getByText('Auto message by text: not sent').waitFor();
  await expectNoViolations(page);
  await shoot(page, 'log');
  await expectFits(page);

  const search = page.getByRole('searchbox', { name: 'A phone number or email address' });
  await search.fill('12');
  await page.getByText('That is no number or address').waitFor();
  await search.fill(phone.replace(/^\+1(...)(...)/, '($1) $2-'));
  await page.getByText('Not sent: it would have come too late.').waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as CSV' }).click(),
  ]);
  expect(await readFile(await file.path(), 'utf8')).toContain(phone);
  await page.getByRole('heading', { name: 'Log' }).waitFor();
});

it('says what it says by itself in own words, in one language, and gives its own back', async () => {
  const clinic = await clinicOfItsOwn('Word Street Clinic');
  const page = await browser.open('/settings/texts?language=es', { as: clinic.admin });
  const help = page.getByLabel('Help');
  await help.fill('Llámenos: {{ user.compny }}');
  const save = page.getByRole('button', { name: 'Save the texts' });
  await save.click();
  await page.getByText('There is no field {{ user.compny }}').waitFor();
  await help.fill('Llámenos: {{ user.company }}');
  await page.getByLabel('Opted in').fill('');
  await page.getByText('Nothing is said.').waitFor();
  await expectNoViolations(page);
  await shoot(page, 'texts');
  await expectFits(page);
  await save.click();
  await page.getByText('Español: what Kept says is saved').waitFor();
  const own = async (key: string): Promise<unknown> => {
    const { texts } = await (await page.request.get('/screens/system_texts/es')).json();
    return texts.find((text: { readonly key: string }) => text.key === key).own;
  };
  expect([await own('help'), await own('opted_in')]).toEqual(['Llámenos: {{ user.company }}', '']);

  await page.reload();
  await page.getByRole('button', { name: 'Use Kept’s words for “Help”' }).click();
  await save.click();
  await page.getByText('Español: what Kept says is saved').waitFor();
  expect([await own('help'), await own('opted_in')]).toEqual([null, '']);
});

it('shows what may still be spent, and takes a grant in the sandbox', async () => {
  const clinic = await clinicOfItsOwn('Coin Street Clinic');
  await clinic.sql('insert into credit_balance (account_id, balance, alert_below) values ($1, 5, 10)', [
    clinic.account_id,
  ]);
  const page = await browser.open('/settings/credits', { as: clinic.admin });
  await page.getByText('The balance is below 10.').waitFor();
  await page.getByText('Nothing was spent yet').waitFor();
  await page.getByRole('button', { name: 'Grant credits' }).click();
  await page.getByRole('dialog').getByLabel('How many').fill('250');
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Grant them' }).click();
  await page.getByRole('row').filter({ hasText: '+250' }).waitFor();
  await page.getByText('255', { exact: true }).waitFor();
  await expectNoViolations(page);
  await shoot(page, 'credits');
  await expectFits(page);
});
