import { generateKeyPairSync } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startScriptedSmtp } from '../../adapters/channels/src/scripted-smtp.spec-support.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { liveAccount, type LiveAccount } from './live-account.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

let account: LiveAccount;
let server: Awaited<ReturnType<typeof startScriptedSmtp>>;

beforeAll(async () => {
  account = await liveAccount('Signed Street Clinic');
  server = await startScriptedSmtp({}, { host: account.mail_server, port: 2525 });
});
afterAll(() => server.stop());

/** What stands with a field of a dialog: its hint, and what is wrong with it. */
async function saidOf(page: Page, name: string): Promise<string> {
  const named = await page.getByRole('dialog').getByRole('textbox', { name }).getAttribute('aria-describedby');
  const parts = (named ?? '').split(' ').map((id) => page.locator(`[id="${id}"]`).textContent());
  return (await Promise.all(parts)).join(' ');
}

describe('the mail server of a live account', () => {
  it('is asked, kept with its signature, and sends mails that are signed', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const page = await browser.open('/settings/channels', { as: account.admin });
    const mail = page.getByRole('region', { name: 'Email' });
    await mail.getByText('Nothing is sent this way yet.').waitFor();
    await mail.getByRole('button').click();
    const dialog = page.getByRole('dialog', { name: 'Mail server' });
    const field = (name: string) => dialog.getByRole('textbox', { name });
    const keep = dialog.getByRole('button', { name: 'Ask the server and keep it' });

    await field('Server').fill('10.0.0.1');
    await field('DKIM selector').fill('kept');
    await keep.click();
    await expect.poll(() => saidOf(page, 'DKIM domain')).toMatch(/say what domain is signed for/i);
    expect(await saidOf(page, 'Server')).toContain('Leads into the network of this installation');
    await field('DKIM domain').fill('clinic.example');
    await field('DKIM private key').fill('-----BEGIN PRIVATE KEY-----');
    await keep.click();
    await expect.poll(() => saidOf(page, 'DKIM private key')).toMatch(/is no RSA private key/i);
    await expectNoViolations(page);
    await expectFits(page);
    await shoot(page, 'mail-server');
    await field('DKIM private key').fill(privateKey);
    await field('Server').fill(account.mail_server);
    await dialog.getByLabel('Port').selectOption('2525');
    await keep.click();
    await page.getByText('The mail server let us in, and is kept').waitFor();
    await mail.getByText('clinic.example, key kept').waitFor();

    await mail.getByRole('button', { name: 'Add a mailbox' }).click();
    await page.getByRole('dialog').getByLabel('Email address').fill('desk@clinic.example');
    await page.keyboard.press('Enter');
    const row = mail.getByRole('row').filter({ hasText: 'desk@clinic.example' });
    await row.getByText('Usual', { exact: true }).waitFor();
    await mail.getByRole('button', { name: 'Check the whole way' }).click();
    await mail.getByText('Right:').first().waitFor();
    await expectNoViolations(page);
    await expectFits(page);
    await shoot(page, 'mail-server-kept');

    // Nobody sees the key again, and it stays where it is not typed anew.
    await mail.getByRole('button', { name: 'Change the mail server' }).click();
    expect(await field('DKIM private key').inputValue()).toBe('');
    await field('Domain for answers').fill('reply.clinic.example');
    await keep.click();
    await mail.getByText('reply.clinic.example').waitFor();

    await row.getByRole('button', { name: 'What to do with desk@clinic.example' }).click();
    await page.getByRole('menuitem', { name: 'Send me a test' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send the test' }).click();
    await expect.poll(() => server.mails()).toHaveLength(1);
    const [received = ''] = server.mails();
    expect(received).toMatch(/^DKIM-Signature: .*\bd=clinic\.example;.*\bs=kept;/ms);
    await page.getByRole('dialog').getByText('The mail server took it.').waitFor();
  });
});
