import { afterAll, beforeAll, expect, it } from 'vitest';
import { listen, type Listener } from '../../sequences/src/webhooks/listener.spec-support.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();
let listener: Listener;

beforeAll(async () => {
  listener = await listen();
});

afterAll(() => listener.close());

it('an admin adds a webhook, sends a test, sees why it failed and has it told again', async () => {
  const page = await browser.open('/settings/webhooks', { as: 'admin' });
  await page.getByText('No program is told anything').waitFor();
  await page.keyboard.press('n');
  const form = page.getByRole('dialog', { name: 'Add a webhook' });
  await form.getByLabel('Address').fill('nowhere');
  await form.getByLabel('A participant confirms').check();
  await form.getByRole('button', { name: 'Add the webhook' }).click();
  await form.getByText('is no address').waitFor();
  await form.getByLabel('Address').fill(listener.url);
  await expectNoViolations(page);
  await form.getByRole('button', { name: 'Add the webhook' }).click();
  const secret = page.getByRole('dialog', { name: 'The secret of the webhook' });
  expect(await secret.getByLabel('Secret', { exact: true }).inputValue()).toMatch(/^whsec_/);
  await secret.getByRole('button', { name: 'Done' }).click();

  listener.answers = 500;
  await page.getByRole('button', { name: 'Send a test' }).click();
  const log = page.getByRole('table', { name: 'Deliveries' });
  await log.getByText('It answered 500').waitFor();
  await page.getByText('Every try has failed since').or(log.getByText('Tried again')).first().waitFor();
  await shoot(page, 'webhook');
  await expectFits(page);
  listener.answers = 200;
  await log.getByRole('link', { name: 'webhook.test' }).click();
  const detail = page.getByRole('dialog', { name: 'What was told' });
  await detail.getByRole('button', { name: 'Tell it again' }).click();
  await detail.getByText('Delivered').waitFor();
  await detail.getByText('noted', { exact: true }).first().waitFor();
  await shoot(page, 'webhook-delivery');
  await expectNoViolations(page);
  await detail.getByRole('button', { name: 'Close' }).last().click();
  await log.getByText('Delivered').waitFor();
  expect(new Set(listener.told.map(({ id }) => id)).size).toBe(1);

  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete the webhook' }).click();
  await page.getByText('No program is told anything').waitFor();
});
