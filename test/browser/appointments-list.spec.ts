import { randomInt } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

const eventsSchema = z.object({ events: z.array(z.object({ id: z.string() })) });

interface Visit {
  readonly title: string;
  /** Days from now, at ten o'clock. */
  readonly in_days?: number;
}

const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Books through the API, as a calendar would, each with a person of its own. */
async function book(visits: readonly Visit[]): Promise<readonly string[]> {
  const events = visits.map(({ title, in_days = 5 }, index) => ({
    title,
    start_time: `${dayIn(in_days)}T10:00`,
    end_time: `${dayIn(in_days)}T10:30`,
    participants: [{ name: `Pat ${index}`, phone: `+1202${randomInt(2_000_000, 9_999_999)}` }],
  }));
  const answer = await call('POST', '/v1/events', { events });
  return eventsSchema.parse(answer).events.map(({ id }) => id);
}

async function call(method: string, path: string, body: object): Promise<unknown> {
  const answer = await fetch(`${browser.demo.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${browser.demo.api_key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

/** A word that no other test uses. */
const tag = (): string => `tag${randomInt(1_000_000_000)}`;

const titles = (page: Page): Promise<readonly string[]> => page.locator('[data-row-link]').allInnerTexts();
/** Two cores are shared with the servers the page asks. */
const eventually = <T>(look: () => Promise<T>) => expect.poll(look);

const rows = (page: Page) => page.getByRole('table', { name: 'Appointments' }).locator('[data-row]');

describe('the list of appointments', () => {
  it('holds filters, search and order in the address, and gives them back', async () => {
    const word = tag();
    const [tomorrow = '', later = ''] = [1, 12].map((days) => `${word} in ${days}`);
    await book([
      { title: tomorrow, in_days: 1 },
      { title: later, in_days: 12 },
    ]);
    const page = await browser.open('/appointments', { as: 'staff' });
    await page.getByRole('searchbox', { name: 'Search appointments' }).fill(word);
    await page.waitForURL(`**/appointments?q=${word}`);
    await page.getByText('2 appointments').waitFor();
    expect(await titles(page)).toEqual([later, tomorrow]);
    await page.getByRole('button', { name: 'Latest first' }).click();
    await eventually(() => titles(page)).toEqual([tomorrow, later]);

    await page.getByRole('button', { name: 'When', exact: true }).click();
    await page.getByRole('button', { name: 'Next 7 days' }).click();
    await page.keyboard.press('Escape');
    await eventually(() => titles(page)).toEqual([tomorrow]);
    const address = page.url();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await eventually(() => titles(page)).toHaveLength(2);
    await page.goBack();
    await eventually(() => titles(page)).toEqual([tomorrow]);
    await page.goto(address);
    await page.getByText('1 appointment', { exact: true }).waitFor();
    await expectNoViolations(page);
    await shoot(page, 'appointments-filtered');
  });

  it('is walked by keys: to a row, into the appointment, and back to where one was', async () => {
    const word = tag();
    const ids = await book([1, 2, 3].map((days) => ({ title: `${word} ${days}`, in_days: days })));
    const page = await browser.open(`/appointments?q=${word}&order=soonest`, { as: 'staff' });
    await rows(page).first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/appointments/${ids[1]}?q=${word}&order=soonest`);
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL(`**/appointments?q=${word}&order=soonest`);
    expect(await titles(page)).toHaveLength(3);
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
  });

  it('goes from page to page by key, and what is past is a page back', async () => {
    const word = tag();
    await book(Array.from({ length: 53 }, (_, n) => ({ title: `${word} ${n}`, in_days: 20 + n })));
    const page = await browser.open(`/appointments?q=${word}&order=soonest`, { as: 'staff' });
    await page.getByText('53 appointments').waitFor();
    await eventually(() => rows(page).count()).toBe(50);
    await page.getByRole('link', { name: 'Next' }).click();
    await eventually(() => titles(page)).toEqual([`${word} 50`, `${word} 51`, `${word} 52`]);
    await page.getByRole('link', { name: 'Previous' }).click();
    await eventually(() => rows(page).count()).toBe(50);
    await page.goto('/appointments');
    await rows(page).first().waitFor();
    const [row] = await book([{ title: `${word} long past`, in_days: -400 }]);
    await page.getByRole('link', { name: 'Previous' }).click();
    await page.locator(`[data-row="${row}"]`).waitFor();
  });

  it('hears of what others do: rows keep their place, the changed one is pointed out, focus stays', async () => {
    const word = tag();
    const [first, second] = await book([1, 2].map((days) => ({ title: `${word} ${days}`, in_days: days })));
    const page = await browser.open(`/appointments?q=${word}&order=soonest`, { as: 'staff' });
    await rows(page).first().waitFor();
    await page.getByText('1 planned').first().waitFor();
    await page.keyboard.press('j');
    await call('PATCH', `/v1/events/${second}`, { title: `${word} renamed` });
    await eventually(() => titles(page)).toEqual([`${word} 1`, `${word} renamed`]);
    expect(await page.locator(`[data-row="${second}"].has-changed`).count()).toBe(1);
    await book([{ title: `${word} new`, in_days: 0 }]);
    await page.getByText('3 appointments').waitFor();
    const focused = await page.evaluate(() => document.activeElement?.closest('[data-row]')?.getAttribute('data-row'));
    expect(focused).toBe(first);
  });

  it('cancels several at once, and says before how many and what they hear', async () => {
    const word = tag();
    await book([1, 2, 3].map((days) => ({ title: `${word} ${days}`, in_days: days })));
    const page = await browser.open(`/appointments?q=${word}&order=soonest`, { as: 'staff' });
    await rows(page).first().waitFor();
    for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
    await page.getByText('2 checked').waitFor();
    await page.getByRole('button', { name: 'Cancel …' }).click();
    await expectNoViolations(page);
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /^Cancel 2 appointments/ })
      .click();
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await eventually(() => rows(page).locator('.card-title').getByText('Cancelled').count()).toBe(2);
    expect(await page.getByText('2 checked').count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('2 appointments are reinstated').waitFor();
    await eventually(() => rows(page).locator('.card-title').getByText('Cancelled').count()).toBe(0);
  });

  it('shows what people wrote as they wrote it, in its place, on a phone as well', async () => {
    const word = tag();
    await book([
      { title: `${word} <img src=x onerror=alert(1)> <b>bold</b>` },
      { title: `${word} \u202Eright to left\u202C مرحبا` },
      { title: `${word} ${'wide '.repeat(90)}` },
      { title: `${word}${'x'.repeat(450)}` },
    ]);
    const page = await browser.open(`/appointments?q=${word}`, { as: 'staff' });
    await eventually(() => rows(page).count()).toBe(4);
    expect(await page.locator('[data-row] img, [data-row] b').count()).toBe(0);
    for (const width of [1440, 700, 360]) {
      await page.setViewportSize({ width, height: 800 });
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wider, `at ${width} px`).toBe(0);
    }
    await expectNoViolations(page);
    await shoot(page, 'appointments-hostile');
  });

  it('says when nothing matches, and when an address is none', async () => {
    const page = await browser.open(`/appointments?q=${tag()}`, { as: 'staff' });
    await page.getByText('No appointment matches').waitFor();
    await expectNoViolations(page);
    await page.getByRole('link', { name: 'Clear search and filters' }).click();
    await page.waitForURL('**/appointments');
    await page.goto('/appointments?cursor=cut-sho');
    await page.getByRole('link', { name: 'To the first page' }).click();
    await rows(page).first().waitFor();
  });
});
