import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { clinicOfItsOwn, type OwnClinic } from './clinic-of-its-own.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

let clinic: OwnClinic;

beforeAll(async () => {
  clinic = await clinicOfItsOwn();
  await clinic.book({ title: 'Amalgam' });
  await clinic.book({ title: 'Braces' });
});

/** A bad mobile connection: 400 ms each way round, 20 kB a second. */
async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: 20_000,
    uploadThroughput: 20_000,
  });
}

const line = (page: Page) => page.getByText('This takes longer than usual');
const rows = (page: Page) => page.getByRole('table', { name: 'Appointments' }).locator('[data-row]');

describe('over a slow network', () => {
  it('a page shows where its rows will be, and that it waits, until they are there', async () => {
    const page = await browser.open('/settings', { as: clinic.staff });
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await slowDown(page);
    // The list itself stays out until all was looked at, however long looking takes.
    const answer = Promise.withResolvers<void>();
    await page.route(
      (url) => url.pathname === '/screens/appointments',
      async (route) => {
        await answer.promise;
        await route.continue();
      },
    );
    await page.getByRole('link', { name: 'Appointments' }).first().click();
    const table = page.getByRole('table', { name: 'Appointments' });
    await table.and(page.locator('[aria-busy=true]')).waitFor();
    expect(await table.locator('.animate-pulse').count()).toBeGreaterThan(8);
    await line(page).waitFor({ state: 'attached' });
    await expectNoViolations(page);
    answer.resolve();
    await rows(page).first().waitFor();
    await table.and(page.locator('[aria-busy=false]')).waitFor();
    await line(page).waitFor({ state: 'detached' });
  });

  it('a search that was typed on gives way: only the last one is answered and shown', async () => {
    const page = await browser.open('/appointments', { as: clinic.staff });
    await rows(page).nth(1).waitFor();
    const asked = new Map<string, 'answered' | 'given up'>();
    const q = (url: string) => new URL(url).searchParams.get('q') ?? '';
    const isList = (url: string) => new URL(url).pathname === '/screens/appointments';
    // The list without a search may still be on its way, for what happens elsewhere makes the page ask anew.
    const isSearch = (url: string) => isList(url) && q(url) !== '';
    page.on('requestfinished', (request) => isSearch(request.url()) && asked.set(q(request.url()), 'answered'));
    page.on('requestfailed', (request) => isSearch(request.url()) && asked.set(q(request.url()), 'given up'));
    // No search that is typed on has its answer before the next is asked, however long typing takes.
    const last = Promise.withResolvers<void>();
    await page.route(
      (url) => isSearch(url.href) && q(url.href) !== 'brac',
      async (route) => {
        await last.promise;
        await route.abort();
      },
    );
    const search = page.getByRole('searchbox', { name: 'Search appointments' });
    for (const words of ['amal', 'amalg', 'br', 'brac']) {
      // Enter asks at once, as a pause in typing does
      const sent = page.waitForRequest((request) => isList(request.url()) && q(request.url()) === words);
      await search.fill(words);
      await search.press('Enter');
      await sent;
    }
    await page.getByRole('row', { name: /Braces/ }).waitFor();
    await expect.poll(() => rows(page).count()).toBe(1);
    await expect
      .poll(() => Object.fromEntries(asked))
      .toEqual({ amal: 'given up', amalg: 'given up', br: 'given up', brac: 'answered' });
    last.resolve();
    expect(new URL(page.url()).searchParams.get('q')).toBe('brac');
  });

  it('a button that was pressed twice does its work once', async () => {
    const page = await browser.open('/sign-in');
    await page.getByLabel('Email').fill(clinic.staff.email);
    await page.getByLabel('Password', { exact: true }).fill(clinic.staff.password);
    const tries: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && tries.push(request.url()));
    await slowDown(page);
    const button = page.getByRole('button', { name: 'Sign in', exact: true });
    await button.dblclick();
    await page.getByLabel('Password', { exact: true }).press('Enter');
    await page.getByRole('navigation', { name: 'Places' }).waitFor();
    expect(tries).toHaveLength(1);
  });
});
