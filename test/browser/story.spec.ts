import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { clientOf, dayAfter } from '../e2e/product-client.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { tabTo } from './tab-to.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

/** The story's day and the day before it, on the account's calendar. */
async function storyDays() {
  const now = await clientOf(browser).now();
  return { visit: dayAfter(now, 2), before: dayAfter(now, 1) };
}

/** As somebody in the United States types a date into the browser's field. */
const typedDate = (date: string): string => date.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$2$3$1');

const phoneOf = (page: Page, name: string): Locator => page.getByRole('region', { name: new RegExp(`^${name}`) });
const textFrom = (page: Page, name: string): Locator => page.getByLabel(`Text the clinic as ${name}`);

/** What the drawer must tell in the end: the tag, the state, and why, with all of it at one more press. */
async function expectConfirmed(
  page: Page,
  { title, press }: { title: string; press: (button: Locator) => Promise<void> },
) {
  const drawer = page.getByRole('dialog', { name: `[CONFIRMED] ${title}` });
  await drawer.getByText('Confirmed', { exact: true }).first().waitFor();
  await drawer.getByText('The schedule’s defaults have an automatic answer for “late”: it was used.').first().waitFor();
  await press(drawer.getByRole('button', { name: /^More about Automatic reply/ }).last());
  await drawer
    .getByText('“Reminder, 1 day before” has an automatic answer for when the client is confirmed: it was used.')
    .filter({ visible: true })
    .first()
    .waitFor();
}

describe('the story, from the sign-in to [CONFIRMED]', () => {
  it('is walked with a mouse', async () => {
    const { visit, before } = await storyDays();
    const title = 'Cleaning for Iris';
    const page = await browser.open('/sign-in');
    /** Presses a field where its first part is, then types. */
    const typeInto = async (field: Locator, words: string): Promise<void> => {
      await field.click({ position: { x: 14, y: 12 } });
      await page.keyboard.type(words);
    };

    await page.getByRole('button', { name: 'Use these' }).first().click();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Appointments', exact: true }).click();
    await page.getByRole('button', { name: /^New appointment/ }).click();
    const form = page.getByRole('dialog', { name: 'New appointment' });
    await typeInto(form.getByLabel('Title'), title);
    await typeInto(form.getByLabel('Date'), typedDate(visit));
    await typeInto(form.getByLabel('Start'), '1000AM');
    await typeInto(form.getByLabel('Name'), 'Iris Wolf');
    await typeInto(form.getByLabel(/^Phone/), '+12025550171');
    await form.getByText(/“Reminder, 1 day before” goes out/).waitFor();
    await form.getByRole('button', { name: 'Create appointment' }).click();
    await form.waitFor({ state: 'hidden' });

    await page.getByRole('link', { name: 'Sandbox', exact: true }).click();
    const listed = page.getByRole('button', { name: /^Iris Wolf/ });
    await listed.waitFor();
    if ((await listed.getAttribute('aria-pressed')) === 'false') await listed.click();
    await page.getByRole('button', { name: /^To a time/ }).click();
    const time = page.getByRole('dialog', { name: 'Move the clock to a time' });
    await typeInto(time.getByLabel('Date'), typedDate(before));
    await typeInto(time.getByLabel('Time'), '0900AM');
    await time.getByRole('button', { name: 'Move the clock' }).click();

    const phone = phoneOf(page, 'Iris Wolf');
    const reminder = phone.getByText(
      /^Hi Iris, Lakeside Dental here: Cleaning for Iris \w+ 10:00 AM\. Reply 1 to confirm/,
    );
    await reminder.waitFor();
    await phone
      .getByText(/9:00 AM/)
      .first()
      .waitFor();
    await typeInto(textFrom(page, 'Iris Wolf'), 'sure, but I may be late');
    await phone.getByRole('button', { name: 'Send', exact: true }).click();
    await phone.getByText('No problem, Iris, thanks for telling us.').waitFor();
    await typeInto(textFrom(page, 'Iris Wolf'), '1');
    await phone.getByRole('button', { name: 'Send', exact: true }).click();
    await phone.getByText(/^Thank you, Iris/).waitFor();
    await page.getByRole('button', { name: /Front desk/ }).click();
    await phoneOf(page, 'Front desk')
      .getByText(/Iris Wolf confirmed: \[CONFIRMED\]/)
      .waitFor();
    await shoot(page, 'story-sandbox');

    await page.getByRole('link', { name: 'Appointments', exact: true }).click();
    await page
      .getByRole('link', { name: new RegExp(title) })
      .first()
      .click();
    await expectConfirmed(page, { title, press: (button) => button.click() });
    await expectNoViolations(page);
    await shoot(page, 'story-drawer');
  });

  it('is walked by keys alone', async () => {
    const { visit, before } = await storyDays();
    const title = 'Cleaning for Paul';
    const page = await browser.open('/sign-in');
    const { keyboard } = page;
    const typeInto = async (field: Locator, words: string): Promise<void> => {
      await tabTo(page, field);
      await keyboard.type(words);
    };
    /** Two keys, one after the other: go to. */
    const go = async (to: string): Promise<void> => {
      await keyboard.press('g');
      await keyboard.press(to);
    };

    await tabTo(page, page.getByRole('button', { name: 'Use these' }).first());
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Places' }).waitFor();
    await go('a');
    await page.getByRole('heading', { name: 'Appointments' }).waitFor();
    await keyboard.press('n');
    const form = page.getByRole('dialog', { name: 'New appointment' });
    await typeInto(form.getByLabel('Title'), title);
    await typeInto(form.getByLabel('Date'), typedDate(visit));
    await typeInto(form.getByLabel('Start'), '1000AM');
    await typeInto(form.getByLabel('Name'), 'Paul Stern');
    await typeInto(form.getByLabel(/^Phone/), '+12025550172');
    await form.getByText(/“Reminder, 1 day before” goes out/).waitFor();
    await keyboard.press('Control+Enter');
    await form.waitFor({ state: 'hidden' });

    await go('s');
    const listed = page.getByRole('button', { name: /^Paul Stern/ });
    await listed.waitFor();
    if ((await listed.getAttribute('aria-pressed')) === 'false') {
      await tabTo(page, listed);
      await keyboard.press('Enter');
    }
    await phoneOf(page, 'Paul Stern').waitFor();
    await keyboard.press('t');
    const time = page.getByRole('dialog', { name: 'Move the clock to a time' });
    await typeInto(time.getByLabel('Date'), typedDate(before));
    await typeInto(time.getByLabel('Time'), '0900AM');
    await keyboard.press('Enter');
    await time.waitFor({ state: 'hidden' });

    const phone = phoneOf(page, 'Paul Stern');
    await phone
      .getByText(/^Hi Paul, Lakeside Dental here: Cleaning for Paul \w+ 10:00 AM\. Reply 1 to confirm/)
      .waitFor();
    await typeInto(textFrom(page, 'Paul Stern'), 'sure, but I may be late');
    await keyboard.press('Enter');
    await phone.getByText('No problem, Paul, thanks for telling us.').waitFor();
    await keyboard.type('1');
    await keyboard.press('Enter');
    await phone.getByText(/^Thank you, Paul/).waitFor();
    await keyboard.press('Escape');

    await go('a');
    await page.getByRole('heading', { name: 'Appointments' }).waitFor();
    const row = page.getByRole('link', { name: new RegExp(title) }).first();
    await tabTo(page, row);
    await keyboard.press('Enter');
    await expectConfirmed(page, {
      title,
      press: async (button) => {
        await tabTo(page, button);
        await keyboard.press('Enter');
      },
    });
    expect(page.url()).toMatch(/\/appointments\/[0-9a-f-]{36}/);
  });
});
