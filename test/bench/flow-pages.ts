import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from '../harness/find-chromium.ts';
import { BARE_FLOW, buildBareFlow } from './bare-flow.ts';
import type { LargeFlow } from './large-flow.ts';
import { serveClinic } from './served-clinic.ts';

/** The editor on a large schedule, and the bare page with as many nodes, handles and lines. */
export interface FlowPages {
  readonly openOurs: () => Promise<Page>;
  /** In a window as large as our canvas. */
  readonly openBare: () => Promise<Page>;
  readonly close: () => Promise<void>;
}

const WINDOW = { width: 1440, height: 900 };

/** A node that is drawn, in both pages. */
export const NODE = '.svelte-flow__node';

export async function openFlowPages(flow: LargeFlow): Promise<FlowPages> {
  const bare = await buildBareFlow();
  const served = await serveClinic(flow.definition);
  const { clinic, url, cookie } = served;
  await clinic.sql('update schedule_revision set layout = $2 where id = $1', [clinic.revision_id, flow.layout]);
  const browser = await chromium.launch({
    executablePath: await findChromium((_, work) => work()),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking', '--no-first-run'],
  });
  const [name = '', value = ''] = cookie.split('=', 2);

  /** A person's first visit: nothing is cached. */
  async function visit(viewport: { readonly width: number; readonly height: number }): Promise<BrowserContext> {
    const context = await browser.newContext({ baseURL: url, viewport, timezoneId: 'America/New_York' });
    await context.addInitScript({ path: join(import.meta.dirname, 'flow-probe.js') });
    await context.addCookies([{ name, value, url }]);
    return context;
  }

  async function openOurs(): Promise<Page> {
    const page = await (await visit(WINDOW)).newPage();
    await page.goto(`/schedules/${clinic.schedule_id}`);
    await page.locator(NODE).first().waitFor();
    return page;
  }

  const ours = await openOurs();
  const canvas = await ours.getByRole('application', { name: 'Canvas' }).boundingBox();
  await ours.context().close();
  if (canvas === null) throw new Error('the editor has no canvas');
  const size = { width: Math.round(canvas.width), height: Math.round(canvas.height) };
  return {
    openOurs,
    openBare: async () => {
      const page = await (await visit(size)).newPage();
      await bare.serve(page, flow);
      await page.goto(BARE_FLOW);
      await page.locator(NODE).first().waitFor();
      return page;
    },
    close: async () => {
      await browser.close();
      await served.close();
      await bare.close();
    },
  };
}
