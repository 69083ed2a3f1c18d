import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoViolations } from './expect-no-violations.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

const broken = [/net::ERR_FAILED/, /status of 503/];
const calls = /\/(v1|screens|health)\//;
const banner = (page: Page) => page.getByText('Kept cannot be reached. What you see');
const schedules = (page: Page) => page.getByRole('link', { name: 'Schedules' }).first();

describe('an API that cannot be reached', () => {
  it('is told once, and the page goes on by itself when it is back', async () => {
    const page = await browser.open('/settings', { as: 'staff', expected: broken });
    await schedules(page).waitFor();
    await page.route(calls, (route) => route.abort());
    await schedules(page).click();
    await banner(page).waitFor();
    expect(await banner(page).count()).toBe(1);
    await expectNoViolations(page);
    await page.unroute(calls);
    await page.getByRole('main').getByRole('listitem').first().waitFor();
    await banner(page).waitFor({ state: 'hidden' });
  });

  it('is tried at once when the person asks', async () => {
    const page = await browser.open('/settings', { as: 'staff', expected: broken });
    await schedules(page).waitFor();
    await page.route(calls, (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: JSON.stringify({ status: 503, code: 'database_unavailable', title: 'The database cannot be reached' }),
      }),
    );
    await schedules(page).click();
    await banner(page).waitFor();
    await page.unroute(calls);
    await page.getByRole('button', { name: 'Try now' }).click();
    await banner(page).waitFor({ state: 'hidden' });
  });

  it('is told in place of a page that has not begun', async () => {
    const page = await browser.open('/sign-in', { as: 'staff', expected: broken });
    await page.route(calls, (route) => route.abort());
    await page.goto('/schedules');
    await page.getByText('Kept cannot be reached. Try again in a moment.').waitFor();
    await page.unroute(calls);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Schedules' }).waitFor();
  });
});

it('shows that something takes longer, and no longer than it takes', async () => {
  const page = await browser.open('/settings', { as: 'staff' });
  await schedules(page).waitFor();
  const { promise: late, resolve: answer } = Promise.withResolvers<void>();
  await page.route(/\/v1\/message_schedules/, async (route) => {
    await late;
    await route.continue();
  });
  await schedules(page).click();
  await page.getByText('This takes longer than usual').waitFor({ state: 'attached' });
  answer();
  await page.getByText('This takes longer than usual').waitFor({ state: 'detached' });
});

it('asks to sign in again when the session was ended elsewhere, and goes on where it was', async () => {
  const page = await browser.open('/sign-in');
  const { email, password } = browser.demo.staff;
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await schedules(page).click();
  await page.getByRole('heading', { level: 1, name: 'Schedules' }).waitFor();

  const elsewhere = await browser.open('/schedules', { as: 'staff' });
  await elsewhere.getByRole('heading', { level: 1, name: 'Schedules' }).waitFor();
  const ended = await elsewhere.evaluate(async () => (await fetch('/screens/sessions', { method: 'DELETE' })).status);
  expect(ended).toBe(200);

  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await dialog.waitFor();
  await expectNoViolations(page);
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('heading', { level: 1, name: 'Schedules' }).waitFor();
});
