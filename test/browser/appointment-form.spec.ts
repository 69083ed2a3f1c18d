import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { clientOf } from '../e2e/product-client.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();
const client = clientOf(browser);

const inDays = async (days: number): Promise<string> =>
  new Date(Date.parse(await client.now()) + days * 86_400_000).toISOString().slice(0, 10);

const eventsSchema = z.object({ events: z.array(z.object({ id: z.string() })) });

/** An appointment nobody else looks at; answers its id. */
async function book(title: string): Promise<string> {
  const day = await inDays(20);
  const participants = [{ name: 'Kim Lee', phone: '+12025553300' }];
  const event = { title, start_time: `${day}T10:00`, end_time: `${day}T10:30`, participants };
  const { events } = eventsSchema.parse(await client.api('POST', '/v1/events', { events: [event] }));
  const [made] = events;
  if (made === undefined) throw new Error('no event was made');
  return made.id;
}

/** What opened; the page beneath is looked at elsewhere. */
const DIALOG = '[role="dialog"]:not([data-drawer])';

const form = (page: Page) => page.getByRole('dialog').filter({ has: page.getByRole('form', { name: 'Appointment' }) });

/** Opens the form for a change of the appointment, by its key. */
async function change(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { name: title }).first().waitFor();
  await page.keyboard.press('e');
  await form(page).getByLabel('Title').waitFor();
}

it.each(['light', 'dark'] as const)(
  'makes an appointment, wrong input first, and looks right in %s',
  async (scheme) => {
    const page = await browser.open('/appointments', {
      as: 'staff',
      scheme,
      width: scheme === 'dark' ? 360 : 1440,
      expected: [/422/],
    });
    await page.getByRole('button', { name: 'New appointment' }).click();
    const title = `Filling ${scheme} ${Date.now()}`;
    await form(page)
      .getByLabel('Date')
      .fill(await inDays(9));
    await form(page).getByLabel('Name', { exact: true }).fill('Ada Form');
    await form(page).getByLabel('Phone').fill('12');
    await form(page)
      .getByRole('button', { name: /Create appointment/ })
      .click();
    await form(page).getByText('Is empty').first().waitFor();
    expect(
      await form(page)
        .getByLabel('Title')
        .evaluate((field) => field === document.activeElement),
    ).toBe(true);
    await expectNoViolations(page, DIALOG);

    await form(page).getByLabel('Title').fill(title);
    await form(page).getByLabel('Phone').fill('2025553301');
    await form(page).getByText('Stored as +12025553301').waitFor();
    await form(page)
      .getByText(/“Reminder, 1 day before” goes out/)
      .waitFor();
    await expectNoViolations(page, DIALOG);
    await shoot(page, `appointment-form-${scheme}`);
    await form(page)
      .getByRole('button', { name: /Create appointment/ })
      .click();
    await form(page).waitFor({ state: 'hidden' });
    await page.getByRole('searchbox', { name: 'Search appointments' }).fill(title);
    await page.getByRole('link', { name: title }).waitFor();
  },
);

it('shows the second of two editors what changed, and keeps both', async () => {
  const id = await book('Bridge');
  const page = await browser.open(`/appointments/${id}`, { as: 'staff', expected: [/412/] });
  await change(page, 'Bridge');
  await form(page).getByLabel('Title').fill('Bridge, second visit');
  await client.api('PATCH', `/v1/events/${id}`, { title: 'Bridge work', location: 'Room 4' });
  await form(page)
    .getByRole('button', { name: /Save changes/ })
    .click();
  const merge = form(page).getByRole('region', { name: 'What somebody else changed' });
  await merge.getByText('Room 4').waitFor();
  await expectNoViolations(page, DIALOG);
  await shoot(page, 'appointment-merge');
  await merge.getByRole('radio', { name: /Bridge, second visit/ }).check();
  await form(page)
    .getByRole('button', { name: /Save changes/ })
    .click();
  await form(page).waitFor({ state: 'hidden' });
  expect(await client.api('GET', `/v1/events/${id}`)).toMatchObject({
    title: 'Bridge, second visit',
    location: 'Room 4',
  });
});

it('loses nothing that was typed when the session ends in mid-edit, and saves after signing in again', async () => {
  const id = await book('Crown');
  const page = await browser.open(`/sign-in?next=/appointments/${id}`);
  const { email, password } = browser.demo.staff;
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await change(page, 'Crown');
  await form(page).getByLabel('Title').fill('Crown, with typed words');

  const elsewhere = await browser.open('/schedules', { as: 'staff' });
  await elsewhere.getByRole('heading', { level: 1, name: 'Message schedules' }).waitFor();
  await elsewhere.evaluate(async () => fetch('/screens/sessions', { method: 'DELETE' }));

  const again = page.getByRole('dialog', { name: 'Sign in again' });
  await again.getByLabel('Password', { exact: true }).fill(password);
  await again.getByRole('button', { name: 'Sign in', exact: true }).click();
  await again.waitFor({ state: 'hidden' });
  expect(await form(page).getByLabel('Title').inputValue()).toBe('Crown, with typed words');
  await form(page)
    .getByRole('button', { name: /Save changes/ })
    .click();
  await form(page).waitFor({ state: 'hidden' });
  expect(await client.api('GET', `/v1/events/${id}`)).toMatchObject({ title: 'Crown, with typed words' });
});

it('tells of somebody else’s change while one types, and shows it when asked', async () => {
  const id = await book('Inlay');
  const page = await browser.open(`/appointments/${id}`, { as: 'staff' });
  await change(page, 'Inlay');
  await form(page).getByLabel('Title').fill('Inlay, left');
  await client.api('PATCH', `/v1/events/${id}`, { location: 'Room 7' });
  await form(page).getByText('Somebody else changed this appointment meanwhile.').waitFor();
  expect(await form(page).getByLabel('Location').inputValue()).toBe('');
  await expectNoViolations(page, DIALOG);
  await form(page).getByRole('button', { name: 'Show what changed' }).click();
  await form(page).getByRole('region', { name: 'What somebody else changed' }).getByText('Room 7').waitFor();
  expect(await form(page).getByLabel('Location').inputValue()).toBe('Room 7');
  await form(page)
    .getByRole('button', { name: /Save changes/ })
    .click();
  await form(page).waitFor({ state: 'hidden' });
  expect(await client.api('GET', `/v1/events/${id}`)).toMatchObject({ title: 'Inlay, left', location: 'Room 7' });
});

it('keeps what is typed into an appointment that somebody else deletes, and makes a new one of it', async () => {
  const id = await book('Bleaching');
  const page = await browser.open(`/appointments/${id}`, { as: 'staff', expected: [/404/] });
  await change(page, 'Bleaching');
  const title = `Bleaching after all ${Date.now()}`;
  await form(page).getByLabel('Title').fill(title);
  await client.api('DELETE', `/v1/events/${id}`);
  await form(page).getByText('Somebody deleted this appointment meanwhile.').waitFor();
  await expectNoViolations(page, DIALOG);
  await shoot(page, 'appointment-deleted-meanwhile');
  await form(page).getByRole('button', { name: 'Make it a new appointment' }).click();
  await form(page)
    .getByRole('button', { name: /Create appointment/ })
    .click();
  await form(page).waitFor({ state: 'hidden' });
  await page.goto(`/appointments?q=${encodeURIComponent(title)}`);
  await page.getByRole('row', { name: new RegExp(`${title}.*Kim Lee`) }).waitFor();
});

it('makes one appointment, however often the button and the keys are pressed', async () => {
  const page = await browser.open('/appointments', { as: 'staff' });
  await page.getByRole('button', { name: 'New appointment' }).click();
  const title = `Pressed twice ${Date.now()}`;
  await form(page).getByLabel('Title').fill(title);
  const calls: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && new URL(request.url()).pathname === '/v1/events') calls.push(request.url());
  });
  await form(page)
    .getByRole('button', { name: /Create appointment/ })
    .dblclick();
  await page.keyboard.press('Control+Enter');
  await form(page).waitFor({ state: 'hidden' });
  expect(calls).toHaveLength(1);
  await page.getByRole('searchbox', { name: 'Search appointments' }).fill(title);
  await page.getByRole('link', { name: title }).waitFor();
  expect(await page.getByRole('link', { name: title }).count()).toBe(1);
});
