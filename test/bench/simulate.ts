import { simulate as play } from '@kept/rules/simulate';
import type { Happening } from '@kept/rules/simulate/happening';
import { madeUpFacts } from '@kept/rules/simulate/made-up-facts';
import { figureOf, type Figure } from './figure.ts';
import { mixedReply, visitSchedule } from './visit-schedule.ts';

const ROUNDS = 5;
const RUNS = 20;
/** What a browser has between two frames. */
const FRAME_MS = 16;

const script: readonly Happening[] = Array.from({ length: 200 }, (_, number): Happening => {
  if (number % 4 === 0) return { do: 'wake' };
  return number % 4 === 3 ? { do: 'wait', minutes: 5 } : { do: 'reply', text: mixedReply(number) };
});

/** A script of 200 events against 60 messages and 500 auto replies, beside one frame of a browser. */
export async function simulate(): Promise<readonly Figure[]> {
  const definition = visitSchedule({ messages: 60, auto_replies: 500 });
  const simulation = {
    definitions: { newest: 'rev_1', by_revision: { rev_1: definition } },
    facts: madeUpFacts({ start: '2026-03-12T10:00', time_zone: 'America/New_York' }),
    script,
  };
  const run = () => {
    const began = performance.now();
    for (let number = 0; number < RUNS; number += 1) play(simulation);
    return (performance.now() - began) / RUNS;
  };
  run();
  const rounds = Array.from({ length: ROUNDS }, () => ({ value: run(), baseline: FRAME_MS }));
  return [figureOf({ id: 'simulate', unit: 'ms', goal: '≤ 1', rounds, holds: ({ ratio }) => ratio <= 1 })];
}
