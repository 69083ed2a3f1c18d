import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clinicOfItsOwn, type OwnClinic } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();
let clinic: OwnClinic;

beforeAll(async () => {
  clinic = await clinicOfItsOwn();
  await clinic.book({ title: 'Root canal' });
});

const saved = (page: Page) =>
  page
    .getByRole('status')
    .filter({ hasText: /^\s*Saved\s*$/ })
    .waitFor();

/** Begun before what is stored; words about it pass, an answer does not. */
const stored = (page: Page, path: string) =>
  page.waitForResponse((answer) => answer.request().method() !== 'GET' && answer.url().endsWith(path) && answer.ok());

const savedSchema = z.object({
  draft: z.object({
    definition: z.object({
      windows: z.record(z.string(), z.record(z.string(), z.array(z.array(z.string())))),
      policy: z.object({ change_grace_minutes: z.number() }),
    }),
  }),
});

describe('what holds for a whole schedule', () => {
  it('is edited on a tab of its own, and seen in what a message says and when it goes out', async () => {
    const address = `/schedules/${clinic.schedule_id}`;
    const page = await browser.open(`${address}?tab=advanced`, { as: clinic.admin });
    await page.getByRole('button', { name: 'Add hours', exact: true }).click();
    await page.getByLabel('Name of these hours').fill('Evenings');
    await page.keyboard.press('Enter');
    const evenings = page.getByRole('region', { name: 'Hours “evenings”' });
    await evenings.getByLabel('Monday, from').fill('18:00');
    await evenings.getByLabel('Monday, to').fill('02:00');
    await evenings.getByText('ends the next day').first().waitFor();
    await evenings.getByRole('button', { name: 'Copy Monday to all days' }).click();
    await evenings.getByLabel('Sunday, from').waitFor();
    await page.getByLabel('Minutes in which a cancellation can be taken back').fill('30');
    await page.getByLabel('Until', { exact: true }).fill('07:30');
    const quiet = stored(page, '/screens/sending_settings');
    await page.getByRole('button', { name: 'Save for all schedules' }).click();
    await quiet;
    await saved(page);
    const { draft } = savedSchema.parse(await clinic.api('GET', `/v1/message_schedules/${clinic.schedule_id}`));
    expect(draft.definition.windows['evenings']?.['sun']).toEqual([['18:00', '02:00']]);
    expect(draft.definition.policy.change_grace_minutes).toBe(30);
    await expectNoViolations(page);
    await expectFits(page);
    await shoot(page, 'flow-advanced');

    await page.getByRole('link', { name: 'Outline' }).click();
    await page
      .getByRole('treeitem', { name: /Reminder, 1 day before/ })
      .first()
      .click();
    const details = page.getByRole('complementary', { name: 'Details' });
    await details
      .locator('[data-sending]')
      .getByText(/it goes out|its time was/)
      .waitFor();
    await details.locator('[data-preview]').getByText('Robin').waitFor();
    await details.locator('.cm-content').first().waitFor();
    await details.getByRole('button', { name: 'Insert a field into Text' }).click();
    await page.getByRole('combobox', { name: 'Insert a field' }).fill('event.title');
    await page.getByRole('option', { name: /Root canal/ }).waitFor();
    await expectNoViolations(page, '[role="dialog"]');
    await page.keyboard.press('Enter');
    await details.locator('[data-preview]').getByText('Root canal').waitFor();
    await details.getByRole('button', { name: 'Another appointment' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'A made-up one' }).click();
    await details.locator('[data-preview]').getByText('Ada').waitFor();
    await expectNoViolations(page, 'aside[aria-label="Details"]');
    await shoot(page, 'flow-preview');
  });
});

describe('who gets which schedule', () => {
  it('is ordered and said on the list, explained, and nobody’s work is lost', async () => {
    const name = 'In Spanish';
    await clinic.api('POST', `/v1/message_schedules/${clinic.schedule_id}/clone`, { name });
    const page = await browser.open('/schedules', { as: clinic.admin, expected: [/412/] });
    const asked = page.getByRole('list', { name: 'Schedules in the order they are asked' });
    await page.getByRole('button', { name: `What can be done with ${name}` }).click();
    const assigned = stored(page, '/screens/assignments');
    await page.getByRole('menuitem', { name: 'Give to appointments no other takes' }).click();
    await assigned;
    const handle = asked.getByRole('button', { name: new RegExp(`^Move ${name}`) });
    await handle.focus();
    const moved = stored(page, '/screens/assignments');
    await page.keyboard.press('ArrowUp');
    await moved;
    await asked.getByRole('listitem').first().getByRole('link', { name }).waitFor();

    await asked.getByRole('button', { name: `Change who gets ${name}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Language of the client').selectOption('es');
    await dialog.getByRole('button', { name: 'Add a condition' }).click();
    await dialog.getByLabel('Value').fill('canal');
    await dialog
      .getByText('Appointments of clients with the language Spanish, if event title includes “canal”.')
      .waitFor();
    await expectNoViolations(page, '[role="dialog"]');
    const given = stored(page, '/screens/assignments');
    await dialog.getByRole('button', { name: 'Save who gets it' }).click();
    await given;
    await asked.getByText(/^Appointments of clients with the language Spanish/).waitFor();

    await page.getByRole('button', { name: 'Which one would an appointment get?' }).click();
    await dialog.getByRole('button', { name: /Robin Park/ }).click();
    await dialog.getByText(/would get/).waitFor();
    await dialog.getByRole('list', { name: 'Schedules in the order they were asked' }).getByText(name).waitFor();
    await expectNoViolations(page, '[role="dialog"]');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expectFits(page);
    await shoot(page, 'schedules-in-order');

    // what the first saves is on its way when the other's arrives
    const other = await browser.open('/schedules', { as: clinic.admin });
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    await page.route('**/screens/assignments', async (route) => {
      if (route.request().method() === 'PUT') await arrived;
      await route.continue();
    });
    await handle.focus();
    await page.keyboard.press('ArrowDown');
    await asked.getByRole('listitem').last().getByRole('link', { name }).waitFor();
    await other.getByRole('button', { name: `Change who gets ${name}` }).click();
    await other.getByRole('dialog').getByLabel('Language of the client').selectOption('fr');
    const theirs = stored(other, '/screens/assignments');
    await other.getByRole('dialog').getByRole('button', { name: 'Save who gets it' }).click();
    await theirs;
    arrive();
    await dialog.getByText(/is for others: .+ the language French/).waitFor();
    await expectNoViolations(page, '[role="dialog"]');
    await dialog.getByRole('button', { name: 'Do mine on top of it' }).click();
    await asked
      .getByRole('listitem')
      .last()
      .getByText(/the language French/)
      .waitFor();
  });
});
