import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACTION_KINDS } from './actions/action-kinds.ts';
import { playFixture } from './fixture.spec-support.ts';
import { TRIGGER_KINDS } from './triggers/trigger-kinds.ts';
import { validate } from './validate.ts';

const TYPES = { triggers: Object.keys(TRIGGER_KINDS), actions: Object.keys(ACTION_KINDS) } as const;

describe.each(['triggers', 'actions'] as const)('%s', (folder) => {
  const here = new URL(`./${folder}/`, import.meta.url);
  const names = readdirSync(here)
    .filter((name) => name.endsWith('.fixture.json'))
    .map((name) => name.replace('.fixture.json', ''));

  it('each have a fixture', () => {
    expect(names.map((name) => name.replaceAll('-', '_')).toSorted()).toEqual([...TYPES[folder]].toSorted());
  });

  it.each(names)('%s does what it shows', (name) => {
    const { fixture, flow, result } = playFixture(folder, name);
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
