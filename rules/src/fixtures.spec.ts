import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ACTION_KINDS } from './actions/action-kinds.ts';
import { Scenario } from './scenario.spec-support.ts';
import type { StepResult } from './step.ts';
import { shiftInstant } from './timing/shift-instant.ts';
import { TRIGGER_KINDS } from './triggers/trigger-kinds.ts';
import { validate } from './validate.ts';

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

function happen(flow: Scenario, input: z.infer<typeof fixtureSchema>['input']): StepResult {
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

const TYPES = { triggers: Object.keys(TRIGGER_KINDS), actions: Object.keys(ACTION_KINDS) } as const;

describe.each(['triggers', 'actions'] as const)('%s', (folder) => {
  const here = new URL(`./${folder}/`, import.meta.url);
  const names = readdirSync(here).filter((name) => name.endsWith('.fixture.json'));

  it('each have a fixture', () => {
    expect(names.map((name) => name.replace('.fixture.json', '').replaceAll('-', '_')).toSorted()).toEqual(
      [...TYPES[folder]].toSorted(),
    );
  });

  it.each(names)('%s does what it shows', (name) => {
    const fixture = fixtureSchema.parse(JSON.parse(readFileSync(new URL(name, here), 'utf8')));
    const flow = new Scenario(fixture.document).start().until(shiftInstant(fixture.now, -1));
    flow.now = fixture.now;
    flow.accepts = false;
    const result = happen(flow, fixture.input);
    expect({ effects: result.effects, trace: result.trace }).toEqual({
      effects: fixture.effects,
      trace: fixture.trace,
    });
    const definition = flow.definitions.by_revision['rev_1'];
    const errors = definition
      ? validate(definition, { check_template: () => [] }).filter(({ severity }) => severity === 'error')
      : [];
    expect(errors).toEqual([]);
  });
});
