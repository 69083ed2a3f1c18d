import type { Page } from 'playwright-core';
import { beforeAll, describe, it } from 'vitest';
import { clinicOfItsOwn, type OwnClinic } from './clinic-of-its-own.ts';
import { expectFits } from './expect-fits.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { furnish, type Furnished } from './furnish.ts';
import { shoot } from './shoot.ts';
import { useBrowser } from './use-browser.ts';

const browser = useBrowser();

let clinic: OwnClinic;
let empty: OwnClinic;
let made: Furnished;

beforeAll(async () => {
  clinic = await clinicOfItsOwn('Hill Street Physio');
  empty = await clinicOfItsOwn('Newly Opened');
  made = await furnish(clinic);
}, 120_000);

interface Look {
  readonly name: string;
  readonly of?: () => OwnClinic;
  readonly as?: 'admin' | 'staff' | 'nobody';
  readonly address: () => string;
  /** Brings the page into the state that is looked at, and waits for it. */
  readonly ready: (page: Page) => Promise<unknown>;
}

const drawerOf = (page: Page) => page.locator('[data-drawer]');
const inTimeline = (page: Page) => page.getByRole('list', { name: 'Messages, past and planned' }).waitFor();

const LOOKS: readonly Look[] = [
  { name: 'sign-in', as: 'nobody', address: () => '/sign-in', ready: (page) => page.getByLabel('Email').waitFor() },
  {
    name: 'appointments',
    address: () => '/appointments',
    ready: (page) => page.getByRole('row', { name: /Check-up/ }).waitFor(),
  },
  {
    name: 'appointments-empty',
    of: () => empty,
    address: () => '/appointments',
    ready: (page) => page.getByText('No appointments yet').waitFor(),
  },
  {
    name: 'appointments-no-match',
    address: () => '/appointments?q=zzz',
    ready: (page) => page.getByText('No appointment matches').waitFor(),
  },
  { name: 'drawer-confirmed', address: () => `/appointments/${made.confirmed}`, ready: inTimeline },
  { name: 'drawer-talked', address: () => `/appointments/${made.talked}`, ready: inTimeline },
  {
    name: 'drawer-unreachable',
    address: () => `/appointments/${made.unreachable}`,
    ready: (page) => drawerOf(page).getByText('Omar Haddad').first().waitFor(),
  },
  {
    name: 'drawer-cancelled',
    address: () => `/appointments/${made.cancelled}`,
    ready: (page) => drawerOf(page).getByRole('button', { name: 'Reinstate' }).waitFor(),
  },
  {
    name: 'drawer-none',
    address: () => `/appointments/${crypto.randomUUID()}`,
    ready: (page) => drawerOf(page).getByRole('button', { name: 'Back to the list' }).waitFor(),
  },
  {
    name: 'schedules',
    address: () => '/schedules',
    ready: (page) => page.getByRole('main').getByRole('listitem').first().waitFor(),
  },
  {
    name: 'schedule',
    address: () => `/schedules/${clinic.schedule_id}`,
    ready: (page) => page.getByRole('heading', { level: 2 }).first().waitFor(),
  },
  { name: 'sandbox', address: () => '/sandbox', ready: (page) => page.getByRole('heading', { level: 1 }).waitFor() },
  {
    name: 'welcome',
    of: () => empty,
    address: () => '/welcome',
    ready: (page) => page.getByRole('heading', { level: 1 }).waitFor(),
  },
  { name: 'settings', address: () => '/settings', ready: (page) => page.getByRole('heading', { level: 1 }).waitFor() },
  { name: 'team', address: () => '/settings/team', ready: (page) => page.getByRole('row').nth(1).waitFor() },
  {
    name: 'team-staff',
    as: 'staff',
    address: () => '/settings/team',
    ready: (page) => page.getByText('Admins look after the team').waitFor(),
  },
  {
    name: 'not-found',
    address: () => '/nowhere',
    ready: (page) => page.getByText('There is nothing at this address').first().waitFor(),
  },
];

describe('every page and state, wide and narrow, light and dark', () => {
  it.each(LOOKS)(
    'is for everybody to use, and fits: $name',
    async ({ name, address, ready, of = () => clinic, as = 'admin' }) => {
      const page = await browser.open(address(), as === 'nobody' ? {} : { as: of()[as] });
      await ready(page);
      for (const width of [1440, 360]) {
        await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
        await expectNoViolations(page);
      }
      await expectFits(page);
      await shoot(page, name);
    },
  );
});
