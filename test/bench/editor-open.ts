import type { Page } from 'playwright-core';
import { z } from 'zod';
import { figureOf, type Figure, type Round } from './figure.ts';
import { openFlowPages } from './flow-pages.ts';
import { largeFlow } from './large-flow.ts';

const ROUNDS = 5;
const MESSAGES = 60;
/** How long a page is watched once its nodes are there. */
const SETTLE_MS = 1500;
/** What a person waits for without thinking of something else. */
const GOOD_MS = 2500;

const timesSchema = z.object({ drawn: z.number(), interactive: z.number() });

type Times = Readonly<z.infer<typeof timesSchema>>;

/**
 * The first open of a schedule of sixty messages, nothing cached, by somebody who is signed in: until its nodes are
 * drawn, and until the main thread is free for the first drag; beside a bare page that draws as many.
 */
export async function editorOpen(): Promise<readonly Figure[]> {
  const pages = await openFlowPages(largeFlow(MESSAGES));
  const drawn: Round[] = [];
  const interactive: Round[] = [];
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      const ours = await timesOf(pages.openOurs);
      const bare = await timesOf(pages.openBare);
      if (round === 0) continue;
      drawn.push({ value: ours.drawn, baseline: bare.drawn });
      interactive.push({ value: ours.interactive, baseline: bare.interactive });
    }
  } finally {
    await pages.close();
  }
  const good = { unit: 'ms', goal: `≤ ${GOOD_MS} ms`, holds: ({ value }: Round) => value <= GOOD_MS };
  return [
    figureOf({ id: 'editor-open.drawn', rounds: drawn, ...good }),
    figureOf({ id: 'editor-open.interactive', rounds: interactive, ...good }),
  ];
}

async function timesOf(open: () => Promise<Page>): Promise<Times> {
  const page = await open();
  await page.waitForTimeout(SETTLE_MS);
  const times = timesSchema.parse(await page.evaluate('keptFlowTimes()'));
  await page.context().close();
  return times;
}
