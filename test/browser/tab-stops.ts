import type { Page } from 'playwright-core';

/** More stops than a client's page has. */
const MOST = 40;

interface Stop {
  readonly name: string;
  readonly top: number;
}

/**
 * Where Tab comes to, from the top of a page of ours without frames or shadow roots to its end, in this order; asked from
 * outside, so also of a page whose scripts are off.
 */
export async function tabStops(page: Page): Promise<readonly string[]> {
  const stops: Stop[] = [];
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    getSelection()?.removeAllRanges();
  });
  while (stops.length < MOST) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const labels = 'labels' in element && element.labels instanceof NodeList ? [...element.labels] : [];
      const named = labels.length > 0 ? labels : [element];
      const words = named.map(({ textContent }) => textContent ?? '').join(' ');
      const { top } = element.getBoundingClientRect();
      return { name: words.replaceAll(/\s+/g, ' ').trim(), top: Math.round(top + scrollY) };
    });
    if (stop === null) break;
    stops.push(stop);
  }
  const climbs = stops.find(({ top }, index) => top < (stops[index - 1]?.top ?? 0));
  if (climbs !== undefined) throw new Error(`Tab goes up to ${climbs.name}`);
  return stops.map(({ name }) => name);
}
