import { beforeAll, describe, expect, it } from 'vitest';
import { clinicOfItsOwn, type OwnClinic } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

let clinic: OwnClinic;

beforeAll(async () => {
  clinic = await clinicOfItsOwn();
});

describe('an address', () => {
  it('of another account’s appointment shows that there is none, as for one that never was', async () => {
    const { id, title } = await clinic.book({ title: 'Nobody else’s business' });
    for (const address of [`/appointments/${id}`, '/appointments/0199f3a0-0000-7000-8000-000000000000']) {
      const page = await browser.open(address, { as: 'admin' });
      const drawer = page.getByRole('dialog');
      await drawer.getByText('It was deleted, or the link is not of this clinic.').waitFor();
      expect(await page.getByText(title).count()).toBe(0);
      expect(await drawer.getByRole('button', { name: /change|cancel/i }).count()).toBe(0);
      await drawer.getByRole('button', { name: 'Back to the list' }).click();
      await page.waitForURL('**/appointments');
    }
  });

  it('of another account’s message schedule shows that there is none', async () => {
    const page = await browser.open(`/schedules/${clinic.schedule_id}`, { as: 'staff' });
    await page.getByText('No such message schedule').waitFor();
    await expectFits(page);
  });

  it.each([
    ['/outbox/broadcasts', 'No such messages', 'To what was sent together'],
    ['/inbox', 'No such conversation', 'To the inbox'],
  ])('under %s that leads to nothing says so, and leads on', async (place, said, way_out) => {
    for (const id of ['0199f3a0-0000-7000-8000-000000000000', 'cut-sho']) {
      const page = await browser.open(`${place}/${id}`, { as: 'staff' });
      await page.getByText(said).waitFor();
      expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
      await page.getByRole('link', { name: way_out }).click();
      await page.waitForURL(`**${place}`);
    }
  });

  it('that is none of ours says so within the shell, and leads on', async () => {
    for (const address of ['/nowhere', '/appointments/', '/settings/nothing/here', '/schedules/no-id-at-all']) {
      const page = await browser.open(address, { as: 'staff' });
      if (address === '/appointments/') {
        await page.getByRole('heading', { level: 1, name: 'Appointments' }).waitFor();
        continue;
      }
      await page
        .getByText(/nothing at this address|no such/i)
        .first()
        .waitFor();
      await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Appointments' }).click();
      await page.waitForURL('**/appointments');
    }
  });

  it('asks who is signed out to sign in, and then goes where the link said', async () => {
    const { id, title } = await clinic.book({ title: 'Follow-up' });
    const page = await browser.open(`/appointments/${id}?q=follow`);
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    expect(await page.getByText(title).count()).toBe(0);
    await page.getByLabel('Email').fill(clinic.staff.email);
    await page.getByLabel('Password', { exact: true }).fill(clinic.staff.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL(`**/appointments/${id}?q=follow`);
    await page.getByRole('dialog', { name: title }).waitFor();
  });

  it('of another site is nowhere to go after signing in', async () => {
    for (const next of ['https://example.org/', '//example.org', '/\\example.org', 'javascript:alert(1)']) {
      const page = await browser.open(`/sign-in?next=${encodeURIComponent(next)}`, { as: 'staff' });
      await page.getByRole('navigation', { name: 'Places' }).waitFor();
      expect(new URL(page.url()).origin).toBe(browser.demo.url);
    }
  });
});
