import { describe, expect, it } from 'vitest';
import { clinicOfItsOwn, someNumber } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

describe('secure messaging', () => {
  it('is set up with the words of its link, how long it opens and a PIN, and shows what a client gets', async () => {
    const clinic = await clinicOfItsOwn('Hill Street Physio');
    const page = await browser.open('/settings/secure-messaging', { as: clinic.admin });
    const on = page.getByRole('checkbox', { name: 'Send secure messages' });
    await on.check();
    const preview = page.getByRole('region', { name: 'What a client gets' });
    await preview
      .getByText(/secure message from Ada Hill, Hill Street Physio.*\/s\/[\w-]{64}/u)
      .first()
      .waitFor();
    const words = page.getByRole('textbox', { name: 'Text of the message' });
    await words.fill('Read it here.');
    await page.getByText('The invitation has no link').first().waitFor();
    await words.fill('{{ user.company }} wrote to you: ');
    await words.press('End');
    await page.keyboard.type('{{ sec');
    await page.getByRole('option', { name: 'secure_link' }).click();
    await preview.getByText('Hill Street Physio wrote to you: http').first().waitFor();
    await page.getByLabel('A link opens for').selectOption('10 days');
    await page.getByRole('radio', { name: 'A PIN' }).check();
    await page.getByRole('textbox', { name: 'New PIN' }).fill('4711');
    await page.getByRole('checkbox', { name: 'Reminders' }).check();
    await expectNoViolations(page);
    await shoot(page, 'secure-messaging');
    await expectFits(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Secure messages are on').waitFor();

    await page.reload();
    await expect.poll(() => on.isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Show the PIN' }).click();
    await page.getByText('4711', { exact: true }).waitFor();

    const staff = await browser.open('/settings/secure-messaging', { as: clinic.staff });
    await staff.getByText('Admins decide how private messages are sent').waitFor();
  });

  it('answers from the inbox securely where staff say so, and marks it', async () => {
    const clinic = await clinicOfItsOwn('Hill Street Physio');
    const admin = await browser.open('/settings/secure-messaging', { as: clinic.admin });
    await admin.getByRole('checkbox', { name: 'Send secure messages' }).check();
    await admin.getByRole('button', { name: 'Save' }).click();
    await admin.getByText('Secure messages are on').waitFor();
    const phone = someNumber();
    await clinic.book({ participants: [{ name: 'Robin Park', phone }] });
    await clinic.api('POST', `/screens/sandbox/phones/${encodeURIComponent(phone)}/messages`, {
      to: clinic.phone,
      body: 'What did the doctor say?',
    });
    const page = await browser.open('/inbox', { as: clinic.staff });
    await page
      .getByRole('link', { name: /Robin Park/u })
      .first()
      .click();
    await page.getByLabel('Sent', { exact: true }).selectOption('Securely: they get a link to it');
    await page.getByRole('textbox', { name: 'Your reply' }).fill('All is well.');
    await page.getByRole('button', { name: 'Send text' }).click();
    await page.getByText('Sent by a secure link').waitFor();
    await page.getByText('All is well.').first().waitFor();
    await expectFits(page);
  });

  it('has a PIN of each contact, hidden until somebody asks for it', async () => {
    const clinic = await clinicOfItsOwn('Hill Street Physio');
    const made = await clinic.api('POST', '/v1/contacts', { name: 'Robin Park', phones: [someNumber()] });
    const id = typeof made === 'object' && made !== null && 'id' in made ? String(made.id) : '';
    const page = await browser.open(`/contacts/${id}`, { as: clinic.admin });
    const card = page.getByRole('region', { name: 'Secure PIN' });
    await card.getByRole('button', { name: 'Set a PIN' }).click();
    const dialog = page.getByRole('dialog', { name: 'PIN of Robin Park' });
    await dialog.getByLabel('PIN', { exact: true }).fill('12');
    await page.keyboard.press('Enter');
    await dialog.getByText('has fewer than 4 characters').waitFor();
    await dialog.getByLabel('PIN', { exact: true }).fill('2468');
    await expectNoViolations(page);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await card.getByText('••••').waitFor();
    expect(await page.getByText('2468').count()).toBe(0);
    await card.getByRole('button', { name: 'Show' }).click();
    await card.getByText('2468').waitFor();
    await expectNoViolations(page);
    await shoot(page, 'secure-pin');
    await expectFits(page);
    await card.getByRole('button', { name: 'Take it away' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Take the PIN away' }).click();
    await card.getByText('None of their own').waitFor();
  });
});
