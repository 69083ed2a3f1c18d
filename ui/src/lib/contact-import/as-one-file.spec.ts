import { expect, it } from 'vitest';
import type { ImportedContacts } from '#lib/api/generated/types.gen.ts';
import { asOneFile } from './as-one-file.ts';

type Row = ImportedContacts['rows'][number];

const row = (line: number, contact_id: string, outcome: Row['outcome'], ...addresses: string[]): Row => ({
  line,
  contact_id,
  outcome,
  addresses,
});

function page(...rows: Row[]): ImportedContacts {
  const count = (outcome: Row['outcome']): number => rows.filter((each) => each.outcome === outcome).length;
  return {
    created: count('created'),
    updated: count('updated'),
    skipped: count('skipped'),
    refused: 0,
    rows,
    problems: [],
  };
}

const told = ({ created, updated, skipped, refused, problems }: ImportedContacts) => [
  [created, updated, skipped, refused],
  problems.map(({ line }) => line),
];

it.each([
  ['update' as const, [0, 2, 0, 0]],
  ['skip' as const, [0, 1, 1, 0]],
])('somebody of two pages is one person, and where known ones are to %s, counted so', (on_duplicate, counts) => {
  const read = asOneFile(on_duplicate);
  expect(told(read(page(row(2, 'a', 'created', '+1', 'a@x'))))).toEqual([[1, 0, 0, 0], []]);
  const second = page(row(3, 'b', 'created', '+1', 'b@x'), row(4, 'known', 'updated', '+9'));
  expect(told(read(second))).toEqual([counts, []]);
});

it('what a row adds to somebody of an earlier page is theirs from then on', () => {
  const read = asOneFile('update');
  read(page(row(2, 'a', 'created', '+1')));
  read(page(row(3, 'b', 'created', '+1', '+2'), row(4, 'b', 'updated', '+2', '+3')));
  expect(told(read(page(row(5, 'c', 'created', '+3'))))).toEqual([[0, 1, 0, 0], []]);
});

it.each([
  ['of two earlier pages', [row(2, 'a', 'created', '+1'), row(3, 'b', 'created', '+2')], ['c', 'created']],
  ['of the file and of a contact', [row(2, 'a', 'created', '+1')], ['known', 'updated']],
] as const)('a row with addresses of two people, %s, is refused by its line', (_what, before, [id, outcome]) => {
  const read = asOneFile('update');
  read(page(...before));
  expect(told(read(page(row(9, id, outcome, '+1', '+2'))))).toEqual([[0, 0, 0, 1], [9]]);
});

it('what was stored is told as it is', () => {
  const stored = { ...page(), created: 3 };
  expect(asOneFile('update')(stored)).toEqual(stored);
});
