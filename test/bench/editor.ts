import type { CDPSession, Page } from 'playwright-core';
import { figureOf, type Figure, type Round } from './figure.ts';
import { NODE, openFlowPages } from './flow-pages.ts';
import { largeFlow } from './large-flow.ts';

const ROUNDS = 3;
const MOVES = 60;
/** Of the node's own frame, so that nothing but a drag begins there; in pixels of the screen. */
const GRIP = 4;
/** Within it, who drags sees the node follow the hand. */
const FOLLOWS_MS = 50;

/**
 * What one move of a node costs the main thread, among three hundred and among two thousand, which are the most a
 * schedule holds, beside bare Svelte Flow.
 */
export async function editor(): Promise<readonly Figure[]> {
  const many = await measured(299);
  const very_many = await measured(1_999);
  return [
    figureOf({
      ...{ id: 'editor', unit: 'ms', goal: '≤ 1.25', rounds: many },
      holds: ({ ratio }) => ratio <= 1.25,
    }),
    figureOf({
      ...{ id: 'editor.2000', unit: 'ms', goal: `≤ ${FOLLOWS_MS} ms`, rounds: very_many },
      holds: ({ value }) => value <= FOLLOWS_MS,
    }),
  ];
}

/** One node more than messages: the defaults. */
async function measured(messages: number): Promise<readonly Round[]> {
  const pages = await openFlowPages(largeFlow(messages));
  try {
    const rounds: Round[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const value = await moveIn(pages.openOurs);
      const baseline = await moveIn(pages.openBare);
      // the first of each warms the machine up
      if (round > 0) rounds.push({ value, baseline });
    }
    return rounds;
  } finally {
    await pages.close();
  }
}

/** Milliseconds of main thread a move. */
async function moveIn(open: () => Promise<Page>): Promise<number> {
  const page = await open();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const at = await somewhereIn(page);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  // a drag begins with the first of them
  await drag(page, { at, moves: 10 });
  const before = await busy(devtools);
  await drag(page, { at, moves: MOVES });
  const after = await busy(devtools);
  await page.mouse.up();
  await page.context().close();
  return ((after - before) / MOVES) * 1000;
}

/** A node near the middle, by its upper left corner. */
async function somewhereIn(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  await drawn(page);
  const boxes = await page.locator(NODE).evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect()));
  const box = boxes[Math.floor(boxes.length / 2)];
  if (box === undefined) throw new Error('no node is drawn');
  return { x: box.x + GRIP, y: box.y + GRIP };
}

interface Drag {
  readonly at: { readonly x: number; readonly y: number };
  readonly moves: number;
}

/** Around a small circle, a move a frame. */
async function drag(page: Page, { at, moves }: Drag): Promise<void> {
  for (let move = 0; move < moves; move += 1) {
    const turn = (move / 20) * 2 * Math.PI;
    await page.mouse.move(at.x + 40 * Math.cos(turn), at.y + 40 * Math.sin(turn));
    await drawn(page);
  }
}

async function drawn(page: Page): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(done))');
}

async function busy(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}
