import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = join(import.meta.dirname, 'shots');

/**
 * Pictures of the page as it stands, `shots/<name>-<width>-<scheme>.png`: wide and narrow, in light and in dark. They
 * are for people to look at and take their time, so they are taken only where KEPT_SHOTS asks for them.
 */
export async function shoot(page: Page, name: string): Promise<void> {
  if (process.env['KEPT_SHOTS'] === undefined) return;
  const before = page.viewportSize();
  await mkdir(folder, { recursive: true });
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), animations: 'disabled' });
    }
  }
  if (before !== null) await page.setViewportSize(before);
}
