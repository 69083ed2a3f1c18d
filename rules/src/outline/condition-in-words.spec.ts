import { expect, it } from 'vitest';
import type { Condition } from '../document/condition-schema.ts';
import { conditionInWords } from './condition-in-words.ts';

const surgery = { field: 'event.title', op: 'includes', value: 'surgery' } as const;
const adult = { field: 'participant.custom.age', op: '>=', value: 18 } as const;
const spanish = { field: 'custom.language', op: '==', value: 'es' } as const;

it.each<[Condition, string]>([
  [surgery, 'event title includes “surgery”'],
  [adult, 'participant field “age” is at least 18'],
  [spanish, 'field “language” is “es”'],
  [{ field: 'participant.confirmed', op: '==', value: true }, 'participant confirmed is true'],
  [{ field: 'event.location', op: 'is_set', value: null }, 'event location is filled in'],
  [{ field: 'event.location', op: '==', value: null }, 'event location is empty'],
  [{ field: 'event.location', op: '!=', value: null }, 'event location is filled in'],
  [{ not: spanish }, 'not field “language” is “es”'],
  [{ all: [surgery, adult] }, 'event title includes “surgery” and participant field “age” is at least 18'],
  [
    { any: [{ all: [surgery, adult] }, spanish] },
    '(event title includes “surgery” and participant field “age” is at least 18) or field “language” is “es”',
  ],
  [{ not: { any: [surgery, spanish] } }, 'not (event title includes “surgery” or field “language” is “es”)'],
  [{ all: [spanish] }, 'field “language” is “es”'],
  [{ all: [] }, 'always'],
  [{ any: [] }, 'never'],
])('says %j as %s', (condition, words) => {
  expect(conditionInWords(condition)).toBe(words);
});
