import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Scenario } from './scenario.spec-support.ts';
import type { StepResult } from './step.ts';
import { shiftInstant } from './timing/shift-instant.ts';

/** One trigger or action shown at work; its reference page is made from it. */
const fixtureSchema = z.strictObject({
  title: z.string(),
  document: z.record(z.string(), z.unknown()),
  /** The clock when the input comes; what was planned up to then has gone out and been accepted. */
  now: z.iso.datetime({ precision: 3 }),
  input: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('reply'), text: z.string() }),
    z.strictObject({ type: z.literal('digit'), digit: z.string() }),
    z.strictObject({
      type: z.literal('call_ended'),
      outcome: z.enum(['completed', 'no_answer', 'busy', 'voicemail', 'failed']),
    }),
    z.strictObject({ type: z.literal('timer') }),
    z.strictObject({ type: z.literal('delivery'), outcome: z.enum(['failed']), reason: z.string() }),
  ]),
  effects: z.array(z.unknown()),
  trace: z.array(z.unknown()),
});

export type Fixture = z.infer<typeof fixtureSchema>;

export interface PlayedFixture {
  readonly fixture: Fixture;
  readonly flow: Scenario;
  readonly result: StepResult;
}

/** Plays the fixture of a trigger or an action, such as `reply-is` of `triggers`. */
export function playFixture(folder: 'triggers' | 'actions', name: string): PlayedFixture {
  const file = new URL(`./${folder}/${name}.fixture.json`, import.meta.url);
  const fixture = fixtureSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const flow = new Scenario(fixture.document).start().until(shiftInstant(fixture.now, -1));
  flow.now = fixture.now;
  flow.accepts = false;
  return { fixture, flow, result: happen(flow, fixture.input) };
}

function happen(flow: Scenario, input: Fixture['input']): StepResult {
  switch (input.type) {
    case 'reply':
      return flow.reply(input.text);
    case 'digit':
      return flow.dial(input.digit);
    case 'call_ended':
      return flow.hangUp(input.outcome);
    case 'timer':
      return flow.take({ type: 'timer' });
    case 'delivery':
      return flow.take({ type: 'delivery', key: flow.newestKey(), outcome: input.outcome, reason: input.reason });
    default:
      return input satisfies never;
  }
}
