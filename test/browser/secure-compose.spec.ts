import { expect, it } from 'vitest';
import { clinicOfItsOwn } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

it('is composed to go securely: invitation and words apart, who waits for a PIN, and the PIN copied and never sent', async () => {
  const clinic = await clinicOfItsOwn('Hill Street Physio');
  await clinic.sql(
    `update account set settings = (settings - 'quiet_hours') || '{"secure_messaging": {"enabled": true, "records_email_opens": false,
      "link_subject": null, "link_body": null, "link_lifetime": "24_hours", "default_pin": null, "automated": [],
      "retention_days": null}}' where id = $1`,
    [clinic.account_id],
  );
  for (const [name, phone, custom_data] of [
    ['Ann Lee', '+18335550401', { pin: '271828' }],
    ['Bo Park', '+18335550402', {}],
  ] as const)
    await clinic.api('POST', '/v1/contacts', { name, phones: [phone], custom_data });
  const page = await browser.open('/contacts', { as: clinic.staff });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('link', { name: 'Ann Lee' }).waitFor();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'Compose' });
  const to = dialog.getByRole('combobox', { name: 'To' });
  for (const phone of ['+18335550401', '+18335550402']) {
    await to.fill(phone);
    await page.keyboard.press('Enter');
  }
  await dialog.getByRole('textbox', { name: 'Text', exact: true }).click();
  await page.keyboard.type('Your biopsy is clear.');
  await dialog.getByRole('tab', { name: 'Call' }).click();
  await dialog.getByText('A call cannot go securely').waitFor();
  await dialog.getByRole('tab', { name: 'Text' }).click();
  await dialog.getByLabel('Send securely').check();

  const sent = dialog.getByRole('region', { name: 'What is sent' });
  await sent.getByText('secure message from').waitFor();
  const behind = dialog.getByRole('region', { name: 'What opens behind the link' });
  await behind.getByText('Your biopsy is clear.').waitFor();
  await behind.getByText('No PIN: whoever has the link reads it').waitFor();

  const pin = dialog.getByRole('textbox', { name: 'PIN of this send' });
  await pin.click();
  await page.keyboard.type('271828');
  await behind.getByText('Behind the PIN of this send').waitFor();
  await dialog.getByText('It is not sent: tell it to them in another way').waitFor();
  await dialog.getByRole('button', { name: 'Copy the PIN' }).click();
  await page.getByText('The PIN is copied').first().waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('271828');
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/biopsy|271828/u);

  await pin.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('{{ custom.pin }}');
  await dialog.getByText('1 waits for a PIN').waitFor();
  await dialog.getByText('1: no PIN is known for them').waitFor();
  await expectNoViolations(page);
  await shoot(page, 'compose-secure');
  await expectFits(page);
  await dialog.getByRole('button', { name: 'Send 1 text message' }).click();

  const made = page.getByRole('dialog', { name: 'Your messages' });
  await made.getByText('By a secure link').waitFor();
  await made.getByText('no PIN is known for them').waitFor();
  await made.getByText('Delivered').first().waitFor();
  await shoot(page, 'compose-secure-made');
  await expectNoViolations(page);
});
