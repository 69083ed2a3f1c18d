import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { z } from 'zod';
import { findChromium } from '../harness/find-chromium.ts';
import { figureOf, type Figure, type Round } from './figure.ts';
import { openFullClinic } from './full-clinic.ts';
import type { ServedClinic } from './served-clinic.ts';

const ROUNDS = 5;
const CLICKS = 20;
/** How long a page is watched once its rows are there. */
const SETTLE_MS = 1500;
const NOTED_MS = 100;
/** What Lighthouse calls good, milliseconds: the figures that a page without any work has at nought. */
const GOOD_BLOCKING_MS = 200;
const GOOD_LARGEST_MS = 2500;

const OURS = '/appointments';
const BARE = '/bare';

/** Lighthouse's telephone: a processor a quarter as fast, on a slow fourth-generation network. */
const TELEPHONE = { slowdown: 4, latency_ms: 150, bytes_a_second: (1.6 * 1024 * 1024) / 8 };

const probeSchema = z.object({
  largest: z.number(),
  blocking: z.number(),
  rows: z.number(),
  drawers: z.array(z.object({ heading: z.number(), entries: z.number() })),
});

type Measured = Readonly<z.infer<typeof probeSchema>>;

interface Visit {
  readonly address: string;
  readonly on: 'desk' | 'telephone';
  readonly clicks: number;
}

/**
 * The appointments page among a hundred thousand, opened for the first time by somebody who is signed in, and its
 * drawer; against a bare page that puts the same answers of the API into a table and a list.
 */
export async function pages(): Promise<readonly Figure[]> {
  const full = await openFullClinic();
  const browser = await chromium.launch({
    executablePath: await findChromium((_, work) => work()),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking', '--no-first-run'],
  });
  const visit = (each: Visit): Promise<Measured> => measure({ browser, full, ...each });
  const both = async (each: Omit<Visit, 'address'>) => ({
    ours: await visit({ address: OURS, ...each }),
    bare: await visit({ address: BARE, ...each }),
  });
  try {
    await both({ on: 'desk', clicks: 1 });
    const desk = [];
    const telephone = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      desk.push(await both({ on: 'desk', clicks: CLICKS }));
      telephone.push(await both({ on: 'telephone', clicks: 0 }));
    }
    return [...opening('page', desk), ...drawer(desk), ...opening('page.phone', telephone)];
  } finally {
    await browser.close();
    await full.close();
  }
}

interface Compared {
  readonly ours: Measured;
  readonly bare: Measured;
}

function roundsOf(compared: readonly Compared[], of: (measured: Measured) => number): readonly Round[] {
  return compared.map(({ ours, bare }) => ({ value: of(ours), baseline: of(bare) }));
}

function opening(id: string, compared: readonly Compared[]): readonly Figure[] {
  return [
    figureOf({
      id: `${id}.largest paint`,
      unit: 'ms',
      goal: `≤ ${GOOD_LARGEST_MS} ms`,
      rounds: roundsOf(compared, ({ largest }) => largest),
      holds: ({ value }) => value <= GOOD_LARGEST_MS,
    }),
    figureOf({
      id: `${id}.rows`,
      unit: 'ms',
      goal: `≤ ${GOOD_LARGEST_MS} ms`,
      rounds: roundsOf(compared, ({ rows }) => rows),
      holds: ({ value }) => value <= GOOD_LARGEST_MS,
    }),
    figureOf({
      id: `${id}.blocking`,
      unit: 'ms',
      goal: '≤ 1',
      rounds: compared.map(({ ours }) => ({ value: ours.blocking, baseline: GOOD_BLOCKING_MS })),
      holds: ({ ratio }) => ratio <= 1,
    }),
  ];
}

/** Each click is a pair: the same row's answers in both pages. */
function drawer(compared: readonly Compared[]): readonly Figure[] {
  const clicks = (of: (opened: Measured['drawers'][number]) => number): readonly Round[] =>
    compared.flatMap(({ ours, bare }) =>
      ours.drawers.flatMap((opened, index) => {
        const baseline = bare.drawers[index];
        return baseline === undefined ? [] : [{ value: of(opened), baseline: of(baseline) }];
      }),
    );
  return [
    figureOf({
      id: 'page.drawer heading',
      unit: 'ms',
      goal: '≤ 100 ms',
      rounds: clicks(({ heading }) => heading),
      holds: ({ value }) => value <= 100,
    }),
    figureOf({
      id: 'page.drawer',
      unit: 'ms',
      goal: '≤ 200 ms',
      rounds: clicks(({ entries }) => entries),
      holds: ({ value }) => value <= 200,
    }),
  ];
}

async function measure({
  browser,
  full,
  address,
  on,
  clicks,
}: Visit & { readonly browser: Browser; readonly full: ServedClinic }): Promise<Measured> {
  const { url } = full;
  const context = await browser.newContext({
    baseURL: url,
    viewport: on === 'desk' ? { width: 1440, height: 900 } : { width: 360, height: 740 },
    timezoneId: 'America/New_York',
  });
  const [name = '', value = ''] = full.cookie.split('=', 2);
  await context.addCookies([{ name, value, url }]);
  await context.addInitScript({ path: join(import.meta.dirname, 'page-probe.js') });
  const page = await context.newPage();
  await page.route(`**${BARE}`, (route) => route.fulfill({ path: join(import.meta.dirname, 'bare-page.html') }));
  if (on === 'telephone') await slowDown(page);
  await page.goto(address);
  const rows = page.locator('[data-row]');
  await rows.first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(SETTLE_MS);
  for (let click = 0; click < clicks; click += 1) {
    // every other row, for the drawer reads the neighbours of an open one ahead
    await rows
      .nth(2 * click)
      .locator('[data-row-link]')
      .click();
    await page.locator('[data-drawer] ol > li').first().waitFor();
    // what is shown is written down with the frame after
    await page.waitForTimeout(NOTED_MS);
    await page.keyboard.press('Escape');
    await page.locator('[data-drawer]').waitFor({ state: 'detached' });
  }
  const measured = probeSchema.parse(await page.evaluate('keptProbe'));
  await context.close();
  return measured;
}

async function slowDown(page: Page): Promise<void> {
  const { slowdown, latency_ms, bytes_a_second } = TELEPHONE;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latency_ms,
    downloadThroughput: bytes_a_second,
    uploadThroughput: bytes_a_second,
  });
}
