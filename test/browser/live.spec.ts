import { beforeAll, describe, expect, it } from 'vitest';
import { clinicOfItsOwn, dayIn, someNumber, type OwnClinic } from './clinic-of-its-own.ts';
import { textFrom } from './furnish.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

let clinic: OwnClinic;

beforeAll(async () => {
  clinic = await clinicOfItsOwn();
  const days = Array.from({ length: 40 }, (_, index) => dayIn(5 + index));
  for (const day of days) await clinic.book({ title: `Cleaning ${day}`, day });
});

describe('what others do, while one looks', () => {
  it('comes into list and drawer, and neither place nor focus is lost', async () => {
    const phone = someNumber();
    const { id, participants } = await clinic.book({
      title: 'Watched',
      day: dayIn(60),
      participants: [{ name: 'Ana López', phone }],
    });
    const page = await browser.open(`/appointments/${id}`, { as: clinic.staff, height: 500 });
    const drawer = page.locator('[data-drawer]');
    await drawer.getByRole('list', { name: 'Messages, past and planned' }).waitFor();
    const row = page.locator(`[data-row="${id}"]`);
    await row.scrollIntoViewIfNeeded();
    await drawer.getByText('Details').first().scrollIntoViewIfNeeded();
    const button = drawer.getByRole('button', { name: 'Cancel appointment' });
    await button.focus();
    const places = () =>
      page.evaluate(() => [
        Math.round(scrollY),
        Math.round(document.querySelector('[data-drawer] .overflow-y-auto')?.scrollTop ?? -1),
      ]);
    const before = await places();
    expect(before[0]).toBeGreaterThan(0);
    expect(before[1]).toBeGreaterThan(0);

    await clinic.api('PATCH', `/v1/events/${id}`, { title: 'Seen at once' });
    await row.getByRole('link', { name: 'Seen at once' }).waitFor();
    await drawer.getByText('Seen at once').first().waitFor();
    await clinic.api('POST', `/v1/participants/${participants[0]?.id}/state`, { state: 'confirmed' });
    await row.getByRole('link', { name: 'Seen at once Confirmed' }).waitFor();
    await drawer.getByText('Confirmed').first().waitFor();
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await places()).toEqual(before);

    // a text that answers no message of this appointment shows with the client's conversation all the same
    await drawer.getByRole('tab', { name: 'Conversation' }).click();
    await drawer.getByText('Nothing said yet').waitFor();
    await textFrom(phone, { clinic, body: 'thank you' });
    await drawer.getByText('thank you').first().waitFor();
    expect((await places())[0]).toBe(before[0]);
  });

  it('comes to every page of a browser at once', async () => {
    const page = await browser.open('/appointments?q=shared', { as: clinic.staff });
    const other = await page.context().newPage();
    await other.goto('/appointments?q=shared&order=latest');
    for (const each of [page, other]) await each.getByText('No appointment matches').waitFor();
    await clinic.book({ title: 'Shared by two' });
    for (const each of [page, other]) await each.getByRole('row', { name: /Shared by two/ }).waitFor();
  });
});
