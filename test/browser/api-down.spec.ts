import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { apiProcess } from './api-process.ts';
import { clinicOfItsOwn, type OwnClinic } from './clinic-of-its-own.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();
const api = apiProcess();

/** What a browser writes of a server that is not there. */
const away = [
  /ERR_CONNECTION_REFUSED/,
  /ERR_CONNECTION_RESET/,
  /ERR_EMPTY_RESPONSE/,
  /ERR_INCOMPLETE_CHUNKED_ENCODING/,
];

let clinic: OwnClinic;

beforeAll(async () => {
  clinic = await clinicOfItsOwn();
});

const banners = (page: Page) => page.getByText(/cannot be reached|do not reach this page/);

/** Something that a reload would take away. */
async function mark(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => Reflect.set(globalThis, 'is_the_same', true));
  return () => page.evaluate(() => Reflect.has(globalThis, 'is_the_same'));
}

describe('an API that was killed', () => {
  it('is told once; list and drawer keep what they show, and read again by themselves when the API is back', async () => {
    const { id } = await clinic.book({ title: 'Before it fell' });
    const page = await browser.open(`/appointments/${id}`, { as: clinic.admin, expected: away });
    const row = (name: RegExp) => page.getByRole('row', { name });
    const drawer = page.locator('[data-drawer]');
    await row(/Before it fell/).waitFor();
    await drawer.getByText('Robin Park').first().waitFor();
    const isTheSame = await mark(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));

    await api.kill();
    await banners(page).waitFor();
    expect(await page.getByText('Kept cannot be reached').count()).toBe(1);
    await row(/Before it fell/).waitFor();
    await drawer.getByText('Robin Park').first().waitFor();
    await clinic.sql(`update appointment set title = 'After it rose', edition = edition + 1 where id = $1`, [id]);
    await clinic.sql(`update participant set name = 'Robin Parker' where appointment_id = $1`, [id]);
    await api.isBack();

    await row(/After it rose/).waitFor({ timeout: 30_000 });
    await drawer.getByText('Robin Parker').first().waitFor();
    await banners(page).waitFor({ state: 'detached' });
    expect(await isTheSame()).toBe(true);
    // It asks whether the API is there a little later each time, and does not storm it.
    expect(asked.filter((path) => path === '/health/ready').length).toBeLessThan(20);
  });

  it('keeps nobody from a page that was not open before: it comes when the API is back', async () => {
    const page = await browser.open('/appointments', { as: clinic.admin, expected: away });
    await page.getByRole('row').nth(1).waitFor();
    const isTheSame = await mark(page);
    const parts = () =>
      page.evaluate(
        () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/immutable/nodes/')).length,
      );
    await expect.poll(parts, { timeout: 20_000 }).toBeGreaterThanOrEqual(17);
    await api.kill();
    await banners(page).waitFor();
    await page.getByRole('link', { name: 'Settings' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await api.isBack();
    await page.getByText('Chrome on Linux').first().waitFor({ timeout: 30_000 });
    expect(await isTheSame()).toBe(true);
  });

  it('is told by a page whose code did not arrive either, and the way on', async () => {
    const page = await browser.open('/appointments', { as: clinic.admin, expected: [...away, /ERR_FAILED/] });
    await page.getByRole('row').nth(1).waitFor();
    await page.route(/immutable|health/, (route) => route.abort());
    await page.getByRole('link', { name: 'Settings' }).first().click();
    await page.getByRole('main').getByText('Kept cannot be reached. Try again in a moment.').waitFor();
    await banners(page).first().waitFor();
    await page.unroute(/immutable|health/);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  });
});
