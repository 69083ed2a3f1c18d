import type { Page } from 'playwright-core';

/**
 * Counts from now on what a person does on a page: each press of a button of the mouse, each key, and a run of
 * characters typed into one field as one. It lasts as long as no other document is loaded.
 */
export async function countActs(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const { dataset } = document.documentElement;
    let typed_into: EventTarget | null = null;
    const count = (field: EventTarget | null): void => {
      if (field === null || field !== typed_into) dataset['acts'] = String(Number(dataset['acts'] ?? 0) + 1);
      typed_into = field;
    };
    addEventListener('pointerdown', () => count(null), true);
    addEventListener('keydown', ({ key, target }) => count(key.length === 1 ? target : null), true);
  });
  return () => page.evaluate(() => Number(document.documentElement.dataset['acts'] ?? 0));
}
