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
/** A frame that comes later than this after the one before has let one drop: one and a half of what a screen of 60 Hz takes. */
const LATE_MS = 25;
/** A longer frame is one that who types notices. */
const FRAME_MS = 50;
/** Points of a hundred: of some 340 frames one. */
const MORE_LATE = 0.3;
/** Between two keys of somebody who types fast. */
const BETWEEN_KEYS_MS = 80;
/** After each word: long enough that the document is checked, so that the next word is typed meanwhile. */
const BETWEEN_WORDS_MS = 250;
/** After the last word; by then it is known what became of the scenarios. */
const AFTER_MS = 1000;

/** Frames that were late, as a share of all of them in per cent, and the longest in milliseconds. */
interface Frames {
  readonly late: number;
  readonly longest: number;
}

interface Typed {
  readonly value: Frames;
  readonly baseline: Frames;
}

/**
 * What becomes of frames while somebody types into a schedule of sixty messages, with twenty scenarios played after
 * each word and, in turn, with none: playing may make no more of them late, and none so late that one notices.
 */
export async function scenarios(): Promise<readonly Figure[]> {
  const pages = await openFlowPages(largeFlow(MESSAGES));
  try {
    const typed: Typed[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const both = await typeInBoth(pages, round);
      // the first of each warms the machine up
      if (round > 0) typed.push(both);
    }
    const roundsOf = (what: keyof Frames): readonly Round[] =>
      typed.map(({ value, baseline }) => ({ value: value[what], baseline: baseline[what] }));
    return [
      figureOf({
        id: 'scenarios.late frames',
        unit: '%',
        goal: `≤ ${MORE_LATE} points more than without`,
        rounds: roundsOf('late'),
        holds: ({ value, baseline }) => value <= baseline + MORE_LATE,
      }),
      figureOf({
        id: 'scenarios.longest frame',
        unit: 'ms',
        goal: `≤ ${FRAME_MS} ms`,
        rounds: roundsOf('longest'),
        holds: ({ value }) => value <= FRAME_MS,
      }),
    ];
  } finally {
    await pages.close();
  }
}

/** Which of the two comes first changes from round to round, so that what else the machine does falls on both. */
async function typeInBoth(pages: FlowPages, round: number): Promise<Typed> {
  if (round % 2 === 0) {
    const baseline = await typeIn(pages, 0);
    return { baseline, value: await typeIn(pages, SCENARIOS) };
  }
  const value = await typeIn(pages, SCENARIOS);
  return { value, baseline: await typeIn(pages, 0) };
}

async function typeIn(pages: FlowPages, played: number): Promise<Frames> {
  const page = await pages.openOurs();
  await keep(page, played);
  await page.goto(`${page.url()}?at=msg_0`);
  const name = page.getByRole('complementary', { name: 'Details' }).getByRole('textbox', { name: 'Name' });
  await name.click();
  await page.evaluate(WATCH_FRAMES);
  for (const key of KEYS) await page.keyboard.type(key, { delay: key === ' ' ? BETWEEN_WORDS_MS : BETWEEN_KEYS_MS });
  await page.waitForTimeout(AFTER_MS);
  const frames = z.array(z.number()).parse(await page.evaluate('globalThis.frameTimes'));
  await page.context().close();
  const late = frames.filter((each) => each > LATE_MS).length;
  return { late: (late / frames.length) * 100, longest: Math.max(...frames) };
}

/** From here on the time from each frame to the next is written down. */
const WATCH_FRAMES = `{
  globalThis.frameTimes = [];
  let last = performance.now();
  const watch = (now) => {
    globalThis.frameTimes.push(now - last);
    last = now;
    requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);
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
