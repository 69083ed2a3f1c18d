import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Of one kind; a table of fifty rows has each fifty times. */
const MOST = 3;

/** What depends on colours. Everything else axe looks at is the same in dark as in light. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/**
 * Nothing on the page, as it stands now, that axe would keep somebody from using; in light and in dark. `within` is
 * what has just been opened on a page that was looked at before.
 */
export async function expectNoViolations(page: Page, within?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const whole = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
    const axe = within === undefined ? whole : whole.include(within);
    const { violations } = await (colorScheme === 'light' ? axe : axe.withRules(OF_COLOUR)).analyze();
    const found = violations.flatMap(({ id, help, nodes }) => [
      ...nodes
        .slice(0, MOST)
        .map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`),
      ...(nodes.length > MOST ? [`${id}, and ${nodes.length - MOST} more of it`] : []),
    ]);
    expect(found, `axe, ${colorScheme}`).toEqual([]);
  }
}
