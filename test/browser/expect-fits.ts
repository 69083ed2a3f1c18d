import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Two frames: what follows the width by script follows in the first. */
async function redrawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const _ of [1, 2]) await new Promise((drawn) => requestAnimationFrame(drawn));
  });
}

/** Nothing on the page, as it stands now, makes it scroll sideways; wide and as narrow as a small telephone. */
export async function expectFits(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
    await redrawn(page);
    const { asks, offers, widest } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const sticking = [...document.body.querySelectorAll('*')].filter(
        (element) => element.getBoundingClientRect().right > clientWidth + 0.5,
      );
      return {
        asks: scrollWidth,
        offers: clientWidth,
        widest: sticking.slice(0, 3).map((element) => element.outerHTML.slice(0, 120)),
      };
    });
    expect(asks, `what sticks out at ${width}: ${widest.join('\n')}`).toBeLessThanOrEqual(offers);
  }
  if (before === null) return;
  await page.setViewportSize(before);
  await redrawn(page);
}
