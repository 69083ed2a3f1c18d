import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { figureOf, type Figure, type Round } from './figure.ts';
import { openFlowPages } from './flow-pages.ts';
import { largeFlow } from './large-flow.ts';

const ROUNDS = 5;
const MESSAGES = 60;
const TYPED = 'and please bring your card, thank you so';
/** Within it, who types sees the words appear at once. */
const AT_ONCE_MS = 50;

const timesSchema = z.array(z.number());

/**
 * From the key to the painted preview, while a text of a schedule of sixty messages is typed beside its canvas; beside
 * a bare page that shows a plain field's text again.
 */
export async function keystroke(): Promise<readonly Figure[]> {
  const pages = await openFlowPages(largeFlow(MESSAGES));
  const probe = await readFile(join(import.meta.dirname, 'keystroke-probe.js'), 'utf8');
  const halves: Round[] = [];
  const slowest: Round[] = [];
  try {
    const ours = await pages.openOurs();
    await ours.goto(`${ours.url()}?at=msg_${MESSAGES / 2}`);
    await ours.locator('[data-preview]').getByText(/\S/).first().waitFor();
    const editor = ours.locator('.cm-content').first();
    const bare = await pages.openBare();
    await bare.evaluate(BARE_PREVIEW);
    for (const page of [ours, bare]) await page.evaluate(probe);
    for (let round = 0; round <= ROUNDS; round += 1) {
      const value = await timesOf(ours, editor);
      const baseline = await timesOf(bare, bare.locator('textarea'));
      if (round === 0) continue;
      halves.push({ value: quantile(value, 0.5), baseline: quantile(baseline, 0.5) });
      slowest.push({ value: quantile(value, 0.95), baseline: quantile(baseline, 0.95) });
    }
  } finally {
    await pages.close();
  }
  const at_once = { unit: 'ms', goal: `≤ ${AT_ONCE_MS} ms`, holds: ({ value }: Round) => value <= AT_ONCE_MS };
  return [
    figureOf({ id: 'keystroke.p50', rounds: halves, ...at_once }),
    figureOf({ id: 'keystroke.p95', rounds: slowest, ...at_once }),
  ];
}

const BARE_PREVIEW = `
  document.body.innerHTML = '<textarea></textarea><p data-preview></p>';
  document.querySelector('textarea').oninput = ({ target }) => (document.querySelector('p').textContent = target.value);
`;

/** One key after the other, each once the one before is seen. */
async function timesOf(page: Page, field: Locator): Promise<readonly number[]> {
  await page.bringToFront();
  await field.click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.evaluate('keptKeystrokes.length = 0');
  for (const [at, key] of [...TYPED].entries()) {
    await page.keyboard.type(key);
    await page.evaluate(`keptSeen(${at + 1})`);
  }
  return timesSchema.parse(await page.evaluate('keptKeystrokes'));
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}
