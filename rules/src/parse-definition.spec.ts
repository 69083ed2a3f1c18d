import { describe, expect, it } from 'vitest';
import { parseDefinition } from './parse-definition.ts';
import { reminder, schedule } from './scenario.spec-support.ts';

function refusal(value: unknown): readonly (readonly [string, string])[] {
  const parsed = parseDefinition(value);
  return parsed.ok ? [] : parsed.issues.map(({ code, pointer }) => [code, pointer] as const);
}

function nested(levels: number, wrap: (condition: unknown) => unknown = (condition) => ({ not: condition })): unknown {
  let condition: unknown = { field: 'event.title', op: 'is_set' };
  for (let level = 0; level < levels; level += 1) condition = wrap(condition);
  return schedule(reminder({ condition }));
}

function numbered(count: number): readonly object[] {
  return Array.from({ length: count }, (_, number) => reminder({ id: `m${number}` }));
}

function circle(): unknown {
  const value: { inner?: unknown } = {};
  value.inner = value;
  return value;
}

/** A list that fails whoever looks into it: a limit must be told by its length. */
function unreadable(length: number): unknown {
  return new Proxy(Array.from({ length }), {
    get: (list, key, receiver) => {
      if (typeof key === 'string' && /^\d+$/.test(key)) throw new Error('it was read');
      return Reflect.get(list, key, receiver);
    },
  });
}

/** The document with one more key of its own, as a parser of JSON would make it. */
function withKey(document: object, path: readonly string[], key: string): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(document));
  let at: unknown = copy;
  for (const part of path) {
    if (typeof at !== 'object' || at === null) break;
    if (!(part in at)) Reflect.set(at, part, {});
    at = Reflect.get(at, part);
  }
  if (typeof at === 'object' && at !== null) {
    Object.defineProperty(at, key, { value: { mon: 7 }, enumerable: true, configurable: true, writable: true });
  }
  return copy;
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
    ['a PIN in clear', schedule(reminder({ pin: '4711' })), 'custom', '/messages/0/pin'],
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
    ['conditions a hundred levels deep', nested(100), 'is nested deeper than 64 levels'],
    [
      'groups of conditions a hundred levels deep',
      nested(100, (condition) => ({ all: [condition] })),
      'is nested deeper',
    ],
    ['a circle', circle(), 'is nested deeper'],
    ['a million values', { messages: unreadable(1_000_000) }, 'holds more than 100000 values'],
    ['ten thousand whole messages', schedule(...numbered(10_000)), 'holds more than 100000 values'],
    ['five megabytes in one text', { name: 'x'.repeat(5_000_000) }, 'holds more than 4000000 characters'],
    [
      'five megabytes in many texts',
      { messages: Array.from({ length: 1_000 }, () => 'x'.repeat(5_000)) },
      'characters',
    ],
  ])('refuses %s by a limit it names', (_, value, words) => {
    const parsed = parseDefinition(value);
    expect(parsed).toMatchObject({ ok: false, issues: [{ code: 'too_large', pointer: '' }] });
    expect(parsed.ok ? '' : parsed.issues[0]?.message).toContain(words);
  });

  it.each([
    ['an impossible time', ['25:00', '26:00']],
    ['a day that opens at its end', ['24:00', '24:00']],
    ['no end', ['09:00']],
    ['two ends', ['09:00', '12:00', '17:00']],
    ['a time within a list', [['09:00'], '17:00']],
  ])('refuses hours with %s, and says where', (_, hours) => {
    const document = { ...schedule(), windows: { default: { mon: [['08:00', '24:00'], hours] } } };
    expect(refusal(document)).toEqual([['custom', '/windows/default/mon/1']]);
  });

  it('refuses more messages than a schedule can have, however small they are', () => {
    const refused = refusal({ spec_version: 1, messages: Array.from({ length: 10_000 }, () => ({})) });
    expect(refused.length).toBeLessThanOrEqual(50);
    expect(refusal(schedule(...numbered(2_001)))).toEqual([['too_big', '/messages']]);
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'takes %s for no key and no id of its own, wherever it stands',
    (key) => {
      const hostile: unknown[] = [
        '',
        'policy',
        'windows',
        'messages/0',
        'messages/0/translations',
        'messages/0/content',
      ].map((at) => withKey(schedule(reminder({ translations: {} })), at.split('/').filter(Boolean), key));
      for (const document of hostile) expect(parseDefinition(document).ok).toBe(false);
      expect(Object.prototype).not.toHaveProperty('mon');
    },
  );

  it.each([
    ['half an emoji', '\ud83d'],
    ['the other half', '\ude00 x'],
    ['a NUL', 'a\u0000b'],
  ])('refuses %s in any text, and says where', (_, text) => {
    expect(refusal(schedule(reminder({ name: text })))).toContainEqual(['custom', '/messages/0/name']);
    expect(
      refusal(schedule(reminder({ auto_replies: [{ id: 'a', trigger: { type: 'reply_is', any_of: [text] } }] }))),
    ).toContainEqual(['custom', '/messages/0/auto_replies/0/trigger/any_of/0']);
  });

  it.each([
    ['marks of direction', '\u202e\u2066evil\u2069\u202c'],
    ['joiners and selectors', 'a\u200d\ufe0f\u200b'],
    ['a thousand marks on one letter', `e${'\u0301'.repeat(1_000)}`],
    ['a byte order mark', '\ufefftext'],
    ['characters nobody has assigned', '\u{10fffd}\uffff'],
  ])('takes %s as text, and gives them back as they were', (_, body) => {
    const parsed = parseDefinition(schedule(reminder({ content: { body } })));
    expect(parsed).toMatchObject({ ok: true, definition: { messages: [{ content: { body } }] } });
  });

  it('takes dangling targets, which only publishing refuses', () => {
    const actions = [{ type: 'transition_to', message_id: 'gone' }];
    expect(
      refusal(schedule(reminder({ auto_replies: [{ id: 'a', trigger: { type: 'message_fails' }, actions }] }))),
    ).toEqual([]);
  });

  it('names every id that stands for two things, up to fifty', () => {
    expect(refusal(schedule(...Array.from({ length: 100 }, () => reminder()))).length).toBe(50);
  });

  it('takes conditions of some depth', () => {
    expect(refusal(nested(50))).toEqual([]);
  });

  it('tells fifty issues at most', () => {
    expect(refusal(schedule(...Array.from({ length: 200 }, () => ({})))).length).toBe(50);
  });
});
