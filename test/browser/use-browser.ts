import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import '../harness/provided.ts';
import { watchPage } from './watch-page.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const failures = join(import.meta.dirname, 'failures');

interface Person {
  readonly email: string;
  readonly password: string;
}

interface Visit {
  /** Who has signed in already, of the demo or of a clinic of the test's own; without it nobody has. */
  readonly as?: 'admin' | 'staff' | Person;
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  /** Whether the page's scripts run, as they do unless told otherwise. */
  readonly scripts?: boolean;
  /** What goes wrong on purpose; everything else that does fails the test. */
  readonly expected?: readonly RegExp[];
}

interface Opened {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly wrong: readonly string[];
}

/** What a failed test last saw. */
async function keep(page: Page, name: string): Promise<void> {
  await mkdir(failures, { recursive: true });
  const file = `${name.replaceAll(/\W+/g, '-').slice(-100)}.png`;
  await page.screenshot({ path: join(failures, file), fullPage: true }).catch(() => undefined);
}

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

/**
 * A browser for the tests of a file, on the product that the tier shares: `open` opens an address in a context of its
 * own. After each test its pages are closed, and it fails if anything went wrong in one of them: an error in the
 * console, an exception, something the policy forbade. What a failed test last saw lies in `failures/`.
 */
export function useBrowser() {
  const product = inject('kept_product');
  if (product === null) throw new Error('only the browser tier has a product');
  const { demo, chromium_path } = product;
  const opened: Opened[] = [];
  const sessions = new Map<string, Session>();
  let browser: Browser | null = null;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromium_path, args: FLAGS });
  });

  afterAll(() => browser?.close());

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await Promise.all(opened.map(({ page }, index) => keep(page, `${task.name} ${index}`)));
    const wrong = opened.flatMap((one) => one.wrong);
    await Promise.all(opened.splice(0).map(({ context }) => context.close()));
    expect(wrong, 'what went wrong in the pages').toEqual([]);
  });

  async function signIn(context: BrowserContext, { email, password }: Person): Promise<void> {
    const known = sessions.get(email);
    if (known !== undefined) return context.addCookies(known.cookies);
    const answer = await context.request.post('/screens/session', { data: { email, password } });
    if (!answer.ok()) throw new Error(`${email} cannot sign in: ${await answer.text()}`);
    sessions.set(email, await context.storageState());
  }

  async function open(address: string, visit: Visit = {}): Promise<Page> {
    const { as, width = 1440, height = 900, scheme = 'light', scripts = true, expected = [] } = visit;
    if (browser === null) throw new Error('a page opens in a test, not while tests are collected');
    const context = await browser.newContext({
      baseURL: demo.url,
      viewport: { width, height },
      colorScheme: scheme,
      locale: 'en-US',
      timezoneId: 'America/New_York',
      reducedMotion: 'reduce',
      javaScriptEnabled: scripts,
    });
    context.setDefaultTimeout(30_000);
    if (as !== undefined) await signIn(context, typeof as === 'string' ? demo[as] : as);
    const page = await context.newPage();
    const wrong = await watchPage(page, expected);
    opened.push({ context, page, wrong });
    await page.goto(address);
    return page;
  }

  return { open, demo } as const;
}
