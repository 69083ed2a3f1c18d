import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { SavedScenario } from '@kept/rules/simulate/saved-scenario';
import { figureOf, type Figure, type Round } from './figure.ts';
import { openFlowPages, type FlowPages } from './flow-pages.ts';
import { largeFlow } from './large-flow.ts';

const ROUNDS = 5;
const SCENARIOS = 20;
const MESSAGES = 60;
const KEYS = 'Reminder, one day before the visit';
/** A longer frame is one that who types notices. */
const FRAME_MS = 50;
/** Between two keys of somebody who types fast. */
const BETWEEN_KEYS_MS = 80;
/** After each word: long enough that the document is checked, so that the next word is typed meanwhile. */
const BETWEEN_WORDS_MS = 250;
/** After the last word; by then it is known what became of the scenarios. */
const AFTER_MS = 1000;

/** The longest frame while somebody types into a schedule of sixty messages, with twenty scenarios played after each word and with none. */
export async function scenarios(): Promise<readonly Figure[]> {
  const pages = await openFlowPages(largeFlow(MESSAGES));
  try {
    const rounds: Round[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const baseline = await typeIn(pages, 0);
      const value = await typeIn(pages, SCENARIOS);
      // the first of each warms the machine up
      if (round > 0) rounds.push({ value, baseline });
    }
    return [
      figureOf({
        id: 'scenarios.longest frame',
        unit: 'ms',
        goal: `≤ ${FRAME_MS} ms`,
        rounds,
        holds: ({ value }) => value <= FRAME_MS,
      }),
    ];
  } finally {
    await pages.close();
  }
}

/** Milliseconds of the longest frame. */
async function typeIn(pages: FlowPages, played: number): Promise<number> {
  const page = await pages.openOurs();
  await keep(page, played);
  await page.goto(`${page.url()}?at=msg_0`);
  const name = page.getByRole('complementary', { name: 'Details' }).getByRole('textbox', { name: 'Name' });
  await name.click();
  await page.evaluate(WATCH_FRAMES);
  for (const key of KEYS) await page.keyboard.type(key, { delay: key === ' ' ? BETWEEN_WORDS_MS : BETWEEN_KEYS_MS });
  await page.waitForTimeout(AFTER_MS);
  const longest = z.number().parse(await page.evaluate('globalThis.longestFrame()'));
  await page.context().close();
  return longest;
}

/** From here on each frame is timed; `longestFrame()` tells the longest between two of them. */
const WATCH_FRAMES = `{
  let longest = 0;
  let last = performance.now();
  const watch = (now) => {
    longest = Math.max(longest, now - last);
    last = now;
    requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);
  globalThis.longestFrame = () => longest;
}`;

const savedSchema = z.object({ scenarios: z.array(z.object({ id: z.string() })) });

/** The schedule has so many scenarios and no others. */
async function keep(page: Page, played: number): Promise<void> {
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const address = `/screens/schedules/${id}/scenarios`;
  const headers = { 'sec-fetch-site': 'same-origin' };
  const { scenarios: before } = savedSchema.parse(await (await page.request.get(address)).json());
  for (const each of before) await page.request.delete(`${address}/${each.id}`, { headers });
  for (let number = 0; number < played; number += 1) {
    const made = await page.request.post(address, { headers, data: { scenario: scenario(number) } });
    if (!made.ok()) throw new Error(`the scenario was not saved: ${await made.text()}`);
  }
}

/** From the first message to the last, with a reply that leads on and one that nothing answers. */
function scenario(number: number): SavedScenario {
  const auto_message_id = `msg_${MESSAGES - 1}`;
  return {
    name: `Scenario ${number}`,
    appointment: { start: '2026-03-12T10:00', time_zone: 'America/New_York' },
    script: [
      { do: 'next_message' },
      { do: 'reply', text: `word ${number}` },
      { do: 'reply', text: 'Thank you so much' },
      { do: 'finish' },
    ],
    expect: [{ that: 'message_sent', auto_message_id }, { that: 'ended' }],
  };
}
