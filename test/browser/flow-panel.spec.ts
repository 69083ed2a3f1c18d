import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoViolations } from './expect-no-violations.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

/** A schedule of the test's own, begun with nothing, in its outline. */
async function emptySchedule(): Promise<Page> {
  const page = await browser.open('/schedules', { as: 'admin' });
  await page.getByRole('button', { name: 'New schedule' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(`Panel ${Date.now()}`);
  await dialog.getByRole('radio', { name: 'Nothing' }).check();
  await dialog.getByRole('button', { name: 'Create schedule' }).click();
  await page.getByRole('link', { name: 'Outline' }).click();
  return page;
}

describe('the panel of a flow', () => {
  it('says all that a message and its answer can say', async () => {
    const page = await emptySchedule();
    const details = page.getByRole('complementary', { name: 'Details' });
    await page.getByRole('button', { name: 'Add Reminder, Text' }).click();

    await details.getByLabel('Name').fill('The day before');
    await details.getByLabel('How many').fill('2');
    await details.getByRole('button', { name: 'Add a condition' }).click();
    await details.getByLabel('Value').fill('cleaning');
    await details.getByText('Only if event title includes “cleaning”.').waitFor();

    const text = details.getByRole('textbox', { name: 'Text', exact: true });
    await details.locator('.cm-content').waitFor();
    await text.fill('Hi {{ first_name }}. Reply STOP to opt out. {{ event.ti');
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.press('t');
    await page.keyboard.press('Control+Space');
    await details.getByRole('option', { name: /event\.title/ }).click();
    await expect.poll(() => text.innerText()).toContain('{{ event.title }}');
    await details.getByText(/^At most 2 segments/).waitFor();
    await expectNoViolations(page);

    await details.getByRole('button', { name: 'Add an answer' }).click();
    await page.getByRole('menuitem', { name: 'reply includes' }).click();
    await details.getByRole('textbox', { name: 'The reply includes one of' }).fill('late, running behind,');
    await details.getByLabel('Try a reply').fill('I am running late!');
    await details.getByText('This answer takes it, by “late”.').waitFor();
    await details.getByRole('button', { name: 'Add an action' }).click();
    await page.getByRole('menuitem', { name: 'transition to' }).click();
    await details.getByLabel('Goes on with').selectOption({ label: '+ A new call, made for it' });
    await expectNoViolations(page);

    await page.getByRole('treeitem', { name: /The day before/ }).waitFor();
    await details.getByRole('button', { name: 'To that message' }).click();
    await details.getByLabel('Name').waitFor();
  });
});
