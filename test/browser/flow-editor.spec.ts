import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clinicOfItsOwn, type OwnClinic } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { tabTo } from './tab-to.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();
let clinic: OwnClinic;

beforeAll(async () => {
  clinic = await clinicOfItsOwn();
});

const scheduleSchema = z.object({
  id: z.string(),
  published: z
    .object({
      number: z.number(),
      definition: z.object({
        messages: z.array(
          z.object({ name: z.string(), auto_replies: z.array(z.object({ trigger: z.object({ type: z.string() }) })) }),
        ),
      }),
    })
    .nullable(),
});

async function emptySchedule(name: string): Promise<string> {
  return scheduleSchema.parse(await clinic.api('POST', '/v1/message_schedules', { name })).id;
}

async function published(id: string) {
  return scheduleSchema.parse(await clinic.api('GET', `/v1/message_schedules/${id}`)).published;
}

const canvas = (page: Page) => page.getByRole('application', { name: 'Canvas' });
const node = (page: Page, name: string) => canvas(page).getByRole('group', { name });
const saved = (page: Page) =>
  page
    .getByRole('status')
    .filter({ hasText: /^\s*Saved\s*$/ })
    .waitFor();
const handle = (page: Page, name: string, label: string) =>
  node(page, name).getByRole('button', { name: `Lead on from: ${label}`, exact: true });

describe('the editor of a schedule', () => {
  it('goes from an empty canvas to a published flow', async () => {
    const id = await emptySchedule('First visit');
    const page = await browser.open(`/schedules/${id}`, { as: clinic.admin });
    await page.getByRole('button', { name: 'Add Reminder, Text' }).click();
    await node(page, 'Reminder text').waitFor();
    for (const answer of ['client confirms', 'client cancels', 'no response after'])
      await page
        .getByRole('complementary', { name: 'What can be added' })
        .getByRole('button', { name: answer, exact: true })
        .click();
    await page.getByRole('button', { name: 'Show the whole flow' }).click();
    // a line let go over nothing makes a message there
    const from = await handle(page, 'Reminder text', 'no response after 60 min').boundingBox();
    if (from === null) throw new Error('the answer has a handle');
    await page.mouse.move(from.x + 6, from.y + 6);
    await page.mouse.down();
    await page.mouse.move(from.x + 120, from.y + 40, { steps: 5 });
    await page.mouse.up();
    await node(page, 'New text').waitFor();
    await shoot(page, 'flow-canvas');
    await expectNoViolations(page);
    await saved(page);
    await page.getByRole('button', { name: /^Issues/ }).click();
    await page
      .getByRole('region', { name: 'Issues' })
      .getByRole('button', { name: /client confirms|does nothing|Reminder text/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Publish' }).click();
    await page
      .getByRole('dialog')
      .getByText(/keep it from being published/)
      .waitFor();
    await expectNoViolations(page);
    await page.keyboard.press('Escape');
    expect(await published(id)).toBeNull();
  });

  it('is used without a mouse', async () => {
    const id = await emptySchedule('Without a mouse');
    const page = await browser.open(`/schedules/${id}`, { as: clinic.admin });
    await canvas(page).waitFor();
    const add = async (words: string): Promise<void> => {
      await page.keyboard.press('a');
      await page.getByRole('combobox', { name: /^Add/ }).waitFor();
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await add('reminder text');
    await node(page, 'Reminder text').waitFor();
    await add('client confirms');
    await add('send email notification');
    await node(page, 'Reminder text')
      .getByRole('button', { name: /client confirms.*send email notification/ })
      .waitFor();
    await tabTo(page, node(page, 'Reminder text'));
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => node(page, 'Any message').evaluate((it) => it === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('c');
    await page.getByRole('combobox', { name: 'Connect to' }).waitFor();
    await page.keyboard.type('new text');
    await page.keyboard.press('Enter');
    await node(page, 'New text').waitFor();
    await page.keyboard.press('Control+z');
    await node(page, 'New text').waitFor({ state: 'detached' });
    await saved(page);
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Add a message, an answer or an action').waitFor();
    await page.keyboard.press('Escape');
    await tabTo(page, page.getByRole('button', { name: 'Publish' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Publish' }));
    await page.keyboard.press('Enter');
    await page.getByText('Revision 1 is published').waitFor();
    const revision = await published(id);
    expect(revision?.definition.messages.map(({ name }) => name)).toEqual(['Reminder text']);
  });

  it('has an outline that does the same, on a phone too', async () => {
    const id = await emptySchedule('On a phone');
    const page = await browser.open(`/schedules/${id}?tab=outline`, { as: clinic.admin, width: 360, height: 740 });
    const tree = page.getByRole('tree', { name: 'Messages and their answers' });
    await tree.getByRole('treeitem', { name: /Any message/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Messages', exact: true }).click();
    await tree.getByRole('treeitem', { name: /Any message/ }).focus();
    await page.keyboard.press('a');
    await page.keyboard.type('message fails');
    await page.keyboard.press('Enter');
    await tree.getByRole('treeitem', { name: /When message fails/ }).waitFor();
    // a finger has no key for it, and here is no palette
    await page.getByRole('button', { name: 'Add…' }).click();
    await page
      .getByRole('dialog')
      .getByRole('option', { name: /Reminder: text/i })
      .click();
    await tree.getByRole('treeitem', { name: /Reminder text/ }).waitFor();
    await expectNoViolations(page);
    await expectFits(page);
    await shoot(page, 'flow-outline');
  });

  it('keeps what could not be saved, and offers it again', async () => {
    const id = await emptySchedule('Kept');
    const page = await browser.open(`/schedules/${id}`, {
      as: clinic.admin,
      expected: [/503|Failed to load|net::ERR/],
    });
    await canvas(page).waitFor();
    await page.route('**/draft', (route) => route.abort());
    await page.getByRole('button', { name: 'Add Booking, Text' }).click();
    await page.getByText(/Not saved: .+ It is kept in this browser/).waitFor();
    await page.unroute('**/draft');
    await page.reload();
    await page.getByRole('button', { name: 'Go on with them' }).click();
    await node(page, 'Booking text').waitFor();
    await saved(page);
  });

  it('is kept as another schedule once it is gone', async () => {
    const id = await emptySchedule('Soon gone');
    const page = await browser.open(`/schedules/${id}`, { as: clinic.admin, expected: [/404/] });
    await canvas(page).waitFor();
    await clinic.sql('delete from schedule_revision where schedule_id = $1', [id]);
    await clinic.sql('delete from message_schedule where id = $1', [id]);
    await page.getByRole('complementary', { name: 'Details' }).getByLabel('Name').fill('Not lost');
    await page.getByText(/Not saved: somebody removed this schedule/).waitFor();
    await page.getByRole('button', { name: 'Keep it as a new one' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith(id));
    await page.getByRole('heading', { name: 'Not lost' }).waitFor();
    await page.getByText('Saved', { exact: true }).waitFor();
  });

  it('lets two people change it at once, and loses nobody’s work', async () => {
    const id = await emptySchedule('Together');
    const one = await browser.open(`/schedules/${id}`, { as: clinic.admin, expected: [/412/] });
    const other = await browser.open(`/schedules/${id}`, { as: clinic.admin });
    await canvas(one).waitFor();
    await canvas(other).waitFor();
    // what the first saves is on its way when the other's arrives
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    await one.route('**/draft', async (route) => {
      await arrived;
      await route.continue();
    });
    await one.getByRole('button', { name: 'Add Reminder, Text' }).click();
    await one.getByText('Saving…').waitFor();
    await other.getByRole('button', { name: 'Add Booking, Text' }).click();
    await saved(other);
    arrive();
    const dialog = one.getByRole('dialog', { name: /Somebody else changed/ });
    await dialog.getByText('“Booking text” is new').waitFor();
    await expectNoViolations(one);
    await dialog.getByRole('button', { name: 'Put mine on top of theirs' }).click();
    await node(one, 'Booking text').waitFor();
    await node(one, 'Reminder text').waitFor();
  });

  it('shows staff everything and lets them change nothing', async () => {
    const page = await browser.open(`/schedules/${clinic.schedule_id}`, { as: clinic.staff });
    await canvas(page).waitFor();
    expect(await page.getByRole('button', { name: 'Publish' }).count()).toBe(0);
    expect(await page.getByRole('complementary', { name: 'What can be added' }).count()).toBe(0);
    await expectNoViolations(page);
  });
});
