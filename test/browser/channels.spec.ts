import { describe, expect, it } from 'vitest';
import { clinicOfItsOwn, someNumber } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

describe('the channels', () => {
  it('are checked the whole way, tried with a test and kept from wrong credentials', async () => {
    const clinic = await clinicOfItsOwn('Wired Street Clinic');
    const page = await browser.open('/settings/channels', { as: clinic.admin });
    const texts = page.getByRole('region', { name: 'Text messages and calls' });
    const numbers = texts.getByRole('table', { name: 'Numbers' });
    const row = numbers.getByRole('row').filter({ hasText: clinic.phone });
    await row.getByText('Usual', { exact: true }).waitFor();
    await page.getByText('cannot have others').waitFor();
    await expectNoViolations(page);

    await texts.getByRole('button', { name: 'Check the whole way' }).click();
    await texts.getByText('Everything is as it must be.').waitFor();
    await texts.getByText(`Texts to ${clinic.phone} are sent here.`).waitFor();
    await expectNoViolations(page);
    await expectFits(page);
    await shoot(page, 'channels');

    await row.getByRole('button', { name: `What to do with ${clinic.phone}` }).click();
    await page.getByRole('menuitem', { name: 'Send me a test' }).click();
    const test = page.getByRole('dialog', { name: `Send a test from ${clinic.phone}` });
    const phone = someNumber();
    await test.getByLabel('To which number').fill(phone);
    await page.keyboard.press('Enter');
    // sent by the worker, taken by the carrier, whose report came back by the webhook
    await test.getByText('the provider’s report of it came back here').waitFor();
    await expectNoViolations(page);
    // a phone that answers, hears the test and presses a key
    await clinic.api('PUT', `/screens/sandbox/phones/${encodeURIComponent(phone)}/manner`, {
      kind: 'answer',
      keys: '1',
    });
    await test.getByLabel('A call').check();
    await test.getByRole('button', { name: 'Send another' }).click();
    await test.getByText('It was answered, and the provider’s report').waitFor({ timeout: 60_000 });
    await test.getByRole('button', { name: 'Close' }).last().click();

    const voices = page.getByRole('region', { name: 'Voices of calls' });
    await voices.getByLabel('American English').selectOption({ label: 'Matthew, a man’s voice' });
    await voices.getByRole('button', { name: 'Save the voices' }).click();
    await page.getByText('Calls are read out by these voices from now on').waitFor();
    await page.reload();
    expect(await voices.getByLabel('American English').inputValue()).toBe('Polly.Matthew');

    await texts.getByRole('button', { name: 'Change the credentials' }).click();
    const dialog = page.getByRole('dialog', { name: 'Credentials at Twilio' });
    await dialog.getByLabel('Auth token').fill('not the token');
    await dialog.getByRole('button', { name: 'Ask the provider and keep them' }).click();
    await dialog.getByText('does not accept our credentials').waitFor();
    await expectNoViolations(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Close without saving' }).click();
    await dialog.waitFor({ state: 'detached' });
    await texts.getByRole('button', { name: 'Check the whole way' }).click();
    await texts.getByText('The provider lets us in.').waitFor();
  });
});
