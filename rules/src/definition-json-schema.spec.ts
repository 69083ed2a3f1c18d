import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALL_CASES } from './checks/call-cases.spec-support.ts';
import { CASES } from './checks/issue-cases.spec-support.ts';
import { definitionJsonSchema } from './definition-json-schema.ts';
import { ACTION_KINDS } from './actions/action-kinds.ts';
import { playFixture } from './fixture.spec-support.ts';
import { KIND_WORDS } from './kind-words.ts';
import { arbitraryDefinition } from './laws/arbitrary-definition.spec-support.ts';
import { parseDefinition } from './parse-definition.ts';
import { TRIGGER_KINDS } from './triggers/trigger-kinds.ts';
import { reminder, schedule } from './scenario.spec-support.ts';

const schema = definitionJsonSchema();
/** A validator that knows nothing of ours. */
const holds = new Ajv2020({ strict: false, allErrors: true, formats: { email: /^[^@\s]+@[^@\s]+$/ } }).compile(schema);

const FIXTURES = [
  ...Object.keys(TRIGGER_KINDS).map((type) => ['triggers', type] as const),
  ...Object.keys(ACTION_KINDS).map((type) => ['actions', type] as const),
];

/** Each property of the schema with its own schema, wherever it stands. */
function properties(node: unknown): readonly (readonly [string, object])[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: readonly [string, unknown]) => {
    const inner = properties(value);
    if (key !== 'properties' || typeof value !== 'object' || value === null) return inner;
    return [
      ...Object.entries(value).flatMap(([name, each]: readonly [string, unknown]) =>
        typeof each === 'object' && each !== null ? [[name, each] as const] : [],
      ),
      ...inner,
    ];
  });
}

describe('the JSON Schema of a document', () => {
  it('has a title and a description for every field', () => {
    const all = properties(schema);
    expect(all.length).toBeGreaterThan(80);
    const bare = all.filter(([, each]) => !('title' in each) || !('description' in each)).map(([name]) => name);
    expect([...new Set(bare)]).toEqual([]);
  });

  it('says of triggers and actions what the reference says', () => {
    for (const doc of Object.values(KIND_WORDS)) {
      expect(JSON.stringify(schema)).toContain(JSON.stringify(doc));
    }
  });

  it('refuses unknown keys and leaves fields with defaults to the author', () => {
    expect(schema).toMatchObject({ type: 'object', required: ['spec_version'], additionalProperties: false });
  });

  it.each(FIXTURES)('takes the fixture of %s %s', (folder, type) => {
    const { fixture } = playFixture(folder, type.replaceAll('_', '-'));
    expect(holds(fixture.document) ? [] : holds.errors).toEqual([]);
  });

  it.each([...CASES, ...CALL_CASES])('takes what the check for %s finds: %s', (_code, _what, _pointer, document) => {
    expect(holds(JSON.parse(JSON.stringify(document))) ? [] : holds.errors).toEqual([]);
  });

  it('takes any document that can be read', () => {
    fc.assert(
      fc.property(arbitraryDefinition, (definition) => {
        expect(holds(JSON.parse(JSON.stringify(definition)))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['another version', { ...schedule(reminder()), spec_version: 2 }],
    ['no version', { messages: [] }],
    ['an unknown key', schedule(reminder({ colour: 'red' }))],
    ['an unknown type', schedule({ ...reminder(), type: 'fax' })],
    ['an unknown purpose', schedule({ ...reminder(), purpose: 'greeting' })],
    ['no name', schedule({ id: 'a', purpose: 'reminder', type: 'sms', content: {} })],
    ['an id with a slash', schedule(reminder({ id: 'a/b' }))],
    ['two offsets', schedule(reminder({ timing: { anchor: 'start', offset: { days: 1, hours: 1 } } }))],
    ['half an hour', schedule(reminder({ timing: { anchor: 'start', offset: { hours: 0.5 } } }))],
    ['an impossible time', { ...schedule(), windows: { default: { mon: [['25:00', '26:00']] } } }],
    ['a window with a capital', { ...schedule(), windows: { Default: {} } }],
    ['an unknown trigger', schedule(reminder({ auto_replies: [{ id: 'a', trigger: { type: 'wishes' } }] }))],
    [
      'a wait of no minutes',
      schedule(reminder({ auto_replies: [{ id: 'a', trigger: { type: 'no_response_after', minutes: 0 } }] })),
    ],
    ['a condition without a field', schedule(reminder({ condition: { op: '==' } }))],
    ['an unknown comparison', schedule(reminder({ condition: { field: 'event.title', op: 'like' } }))],
    ['a text that is too long', schedule(reminder({ content: { body: 'x'.repeat(5_001) } }))],
    ['too many messages', schedule(...Array.from({ length: 2_001 }, (_, n) => reminder({ id: `m${n}` })))],
    ['a policy of another kind', { ...schedule(), policy: { reply_window_days: 'two weeks' } }],
  ])('refuses %s, as reading does', (_what, document) => {
    expect(holds(document)).toBe(false);
    expect(parseDefinition(document).ok).toBe(false);
  });
});
