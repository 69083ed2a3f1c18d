import { describe, expect, it } from 'vitest';
import { definitionJsonSchema } from './definition-json-schema.ts';
import { parseDefinition } from './parse-definition.ts';
import { reminder, schedule } from './scenario.spec-support.ts';

function refusal(value: unknown): readonly (readonly [string, string])[] {
  const parsed = parseDefinition(value);
  return parsed.ok ? [] : parsed.issues.map(({ code, pointer }) => [code, pointer] as const);
}

function nested(levels: number): unknown {
  let condition: unknown = { field: 'event.title', op: 'is_set' };
  for (let level = 0; level < levels; level += 1) condition = { not: condition };
  return schedule(reminder({ condition }));
}

describe('parseDefinition', () => {
  it('reads what an author writes and fills in the defaults', () => {
    const parsed = parseDefinition(schedule(reminder()));
    expect(parsed).toMatchObject({
      ok: true,
      definition: {
        default_auto_replies: [],
        policy: {
          stop_after: ['cancelled', 'declined', 'reschedule_requested'],
          change_grace_minutes: 10,
          reply_window_days: 14,
          minimum_gap_minutes: 60,
        },
        messages: [{ availability: 'scheduled', condition: null, group_same_address: true, auto_replies: [] }],
      },
    });
  });

  it.each([
    ['nothing', null, 'invalid_type', ''],
    ['a newer version', { ...schedule(reminder()), spec_version: 2 }, 'spec_version_newer', '/spec_version'],
    ['no version', { messages: [] }, 'invalid_value', '/spec_version'],
    ['an unknown key', schedule(reminder({ colour: 'red' })), 'unrecognized_keys', '/messages/0'],
    [
      'a key of the prototype',
      JSON.parse('{"spec_version":1,"windows":{"__proto__":{"mon":[["09:00","10:00"]]}}}'),
      'unrecognized_keys',
      '',
    ],
    [
      'an unknown trigger',
      schedule(reminder({ auto_replies: [{ id: 'a', trigger: { type: 'wishes' }, actions: [] }] })),
      'invalid_union',
      '/messages/0/auto_replies/0/trigger/type',
    ],
    [
      'two offsets',
      schedule(reminder({ timing: { anchor: 'start', offset: { days: 1, hours: 1 } } })),
      'invalid_union',
      '/messages/0/timing/offset',
    ],
    [
      'an impossible time',
      { ...schedule(), windows: { default: { mon: [['25:00', '26:00']] } } },
      'invalid_format',
      '/windows/default/mon/0/0',
    ],
    [
      'a wait of no minutes',
      schedule(reminder({ auto_replies: [{ id: 'a', trigger: { type: 'no_response_after', minutes: 0 } }] })),
      'too_small',
      '/messages/0/auto_replies/0/trigger/minutes',
    ],
    ['an id that would break a key', schedule(reminder({ id: 'a/b' })), 'invalid_format', '/messages/0/id'],
    [
      'a text that cannot be stored',
      schedule(reminder({ content: { body: 'a\u0000b' } })),
      'custom',
      '/messages/0/content/body',
    ],
    ['half an emoji', schedule(reminder({ content: { body: 'a\ud83d' } })), 'custom', '/messages/0/content/body'],
    ['an id used twice', schedule(reminder(), reminder()), 'duplicate_id', '/messages/1/id'],
    [
      'an auto reply’s id used twice',
      {
        ...schedule(reminder({ auto_replies: [{ id: 'a', trigger: { type: 'message_fails' } }] })),
        default_auto_replies: [{ id: 'a', trigger: { type: 'message_fails' } }],
      },
      'duplicate_id',
      '/default_auto_replies/0/id',
    ],
  ])('refuses %s and says where', (_, value, code, pointer) => {
    expect(refusal(value)).toContainEqual([code, pointer]);
  });

  it.each([
    ['conditions nested a thousand deep', nested(1_000)],
    [
      'a circle',
      (() => {
        const circle: { inner?: unknown } = {};
        circle.inner = circle;
        return circle;
      })(),
    ],
    ['a million values', { messages: Array.from({ length: 1_000_000 }, () => 1) }],
    ['a text of five million characters', { name: 'x'.repeat(5_000_000) }],
  ])('refuses %s by its limits, without reading it whole', (_, value) => {
    const before = performance.now();
    expect(refusal(value)).toEqual([['too_large', '']]);
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('takes conditions of some depth', () => {
    expect(refusal(nested(50))).toEqual([]);
  });

  it('tells fifty issues at most', () => {
    expect(refusal(schedule(...Array.from({ length: 200 }, () => ({})))).length).toBe(50);
  });
});

describe('definitionJsonSchema', () => {
  it('describes what an author writes: defaults are optional, unknown keys are refused', () => {
    const schema = definitionJsonSchema();
    expect(schema).toMatchObject({ type: 'object', required: ['spec_version'], additionalProperties: false });
    expect(JSON.stringify(schema)).toContain('no_response_after');
  });
});
