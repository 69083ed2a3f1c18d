import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { definitionSchema } from '../document.ts';
import { parseDefinition } from '../parse-definition.ts';
import { MADE_UP } from './made-up/made-up.spec-support.ts';
import { migrateDocument, type Registry } from './migrate-document.ts';
import { MIGRATIONS } from './migrations.ts';
import { SPEC_VERSION } from './spec-version.ts';

const made_up: Registry = { current: 1, migrations: MADE_UP };
const here = new URL('./', import.meta.url);

function golden(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${folder}${name}.json`, here), 'utf8'));
}

const STEPS = [
  ...MIGRATIONS.map(({ from }) => ({ folder: '', from, registry: { current: from + 1, migrations: MIGRATIONS } })),
  ...MADE_UP.map(({ from }) => ({ folder: 'made-up/', from, registry: { current: from + 1, migrations: MADE_UP } })),
];

describe('migrations', () => {
  it('lead without a gap to the version that is written', () => {
    expect([...definitionSchema.shape.spec_version._zod.values]).toEqual([SPEC_VERSION]);
    const first = MIGRATIONS[0]?.from ?? SPEC_VERSION;
    expect(MIGRATIONS.map(({ from }) => from)).toEqual(
      Array.from({ length: SPEC_VERSION - first }, (_, index) => first + index),
    );
  });

  it.each(STEPS)('$folder$from: its golden document comes out as it stands beside it', ({ folder, from, registry }) => {
    expect(existsSync(new URL(`${folder}${from}.before.json`, here))).toBe(true);
    const before = golden(folder, `${from}.before`);
    const untouched = JSON.stringify(before);
    expect(migrateDocument(before, registry)).toEqual({ ok: true, document: golden(folder, `${from}.after`) });
    expect(JSON.stringify(before)).toBe(untouched);
  });
});

describe('a document of an older version', () => {
  it('is read as if it had been written today, through every step between', () => {
    const parsed = parseDefinition(golden('made-up/', '-1.before'), made_up);
    expect(parsed).toEqual(parseDefinition(golden('made-up/', '0.after')));
    expect(parsed).toMatchObject({
      ok: true,
      definition: { spec_version: 1, messages: [{ id: 'remind', timing: { offset: { hours: -24 } } }, { id: 'late' }] },
    });
  });

  it('that is broken is refused where it is broken, as the version it was brought to', () => {
    const { ok, ...refused } = parseDefinition({ spec_version: 0, messages: [{ id: 'a' }] }, made_up);
    expect(ok).toBe(false);
    expect(refused).toMatchObject({
      issues: expect.arrayContaining([expect.objectContaining({ pointer: '/messages/0/type' })]),
    });
  });

  it.each([
    ['a newer one than is known', { spec_version: 2 }, 'spec_version_newer'],
    ['a version there never was', { spec_version: -7 }, 'spec_version_unknown'],
    ['a version between two', { spec_version: 0.5 }, 'spec_version_unknown'],
    ['one whose step cannot cope', { spec_version: 0, messages: [null] }, 'migration_failed'],
  ])('%s is refused in words', (_what, document, code) => {
    expect(parseDefinition(document, made_up)).toMatchObject({
      ok: false,
      issues: [{ code, pointer: '/spec_version' }],
    });
  });

  it.each([null, 7, 'text', [], {}, { spec_version: '1' }, { spec_version: Number.NaN }, { spec_version: Infinity }])(
    '%j is refused without a throw',
    (value) => {
      expect(parseDefinition(value, made_up).ok).toBe(false);
    },
  );
});
