import { describe, expect, it } from 'vitest';
import type { ConditionLeaf } from '../document/condition-schema.ts';
import { conditionProblems } from './condition-problems.ts';

const leaf = (field: string, op: ConditionLeaf['op'], value: ConditionLeaf['value'] = null) => ({ field, op, value });
const said = (field: string, op: ConditionLeaf['op'], value: ConditionLeaf['value'] = null) =>
  conditionProblems(leaf(field, op, value), '/at').map(({ pointer, message }) => [pointer, message]);

describe('a comparison', () => {
  it.each([
    leaf('event.title', '==', 'Cleaning'),
    leaf('event.title', 'includes', 'clean'),
    leaf('event.title', 'is_set'),
    leaf('event.title', 'is_set', 7),
    leaf('event.title', '==', null),
    leaf('event.title', '!=', null),
    leaf('event.all_day', '==', true),
    leaf('event.all_day', '!=', false),
    leaf('event.date', '>=', '2026-12-31'),
    leaf('event.time', '<', '23:59'),
    leaf('event.start_time', '>', '2026-03-12T09:00'),
    leaf('participant.state', '!=', 'reschedule_requested'),
    leaf('custom.visits', '>', 3),
    leaf('event.custom.room', '==', 'B'),
    leaf('contact.custom.vip', '==', true),
  ])('%j is fine', (condition) => {
    expect(conditionProblems(condition, '/at')).toEqual([]);
  });

  it.each([
    ['event.title', '==', 7, '“event.title” is compared with a text: put it in quotation marks.'],
    ['event.all_day', '==', 'true', '“event.all_day” is compared with true or false.'],
    ['event.date', '>', '12 March', '“event.date” is compared with a date such as 2026-03-12.'],
    ['event.date', '==', '2026-13-01', '“event.date” is compared with a date such as 2026-03-12.'],
    ['event.date', '==', '2026-12-32', '“event.date” is compared with a date such as 2026-03-12.'],
    ['event.time', '<', '9:00', '“event.time” is compared with a time such as 09:00.'],
    ['event.time', '<', '24:00', '“event.time” is compared with a time such as 09:00.'],
    ['event.time', '<', 9, '“event.time” is compared with a time such as 09:00.'],
    [
      'event.end_time',
      '<',
      '2026-03-12',
      '“event.end_time” is compared with a date and time such as 2026-03-12T09:00.',
    ],
    ['event.date', '>', null, '“event.date” is compared with a value: write one.'],
    ['event.title', 'includes', null, '“event.title” is compared with a value: write one.'],
  ] as const)('%s %s %j says what it is compared with', (field, op, value, message) => {
    expect(said(field, op, value)).toEqual([['/at/value', message]]);
  });

  it.each([
    ['event.titel', 'There is no field “event.titel”: choose one from the list.'],
    ['appointment.title', 'There is no field “appointment.title”: did you mean event.title?'],
    ['first_name', 'There is no field “first_name”: did you mean participant.first_name or contact.first_name?'],
    ['custom.', 'There is no field “custom.”: choose one from the list.'],
  ])('with the unknown %s says which may be meant', (field, message) => {
    expect(said(field, '==', 'x')).toEqual([['/at/field', message]]);
  });
});

describe('a group', () => {
  it('of nothing always or never holds', () => {
    const empty = (condition: Parameters<typeof conditionProblems>[0]) =>
      conditionProblems(condition, '/c').map(({ pointer, message }) => [pointer, message.split(':')[0]]);
    expect(empty({ all: [] })).toEqual([['/c/all', 'This group is empty, so it always holds']]);
    expect(empty({ any: [] })).toEqual([['/c/any', 'This group is empty, so it never holds']]);
    expect(empty({ not: { any: [{ all: [] }] } })).toEqual([
      ['/c/not/any/0/all', 'This group is empty, so it always holds'],
    ]);
  });

  it('is looked through, each comparison in its place', () => {
    const wrong = leaf('event.title', '>', 'x');
    const condition = { any: [leaf('event.title', 'is_set'), { all: [wrong] }, { not: wrong }] };
    expect(conditionProblems(condition, '/c').map(({ code, pointer }) => [code, pointer])).toEqual([
      ['condition_op_unfit', '/c/any/1/all/0/op'],
      ['condition_op_unfit', '/c/any/2/not/op'],
    ]);
  });
});
