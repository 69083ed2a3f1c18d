import { describe, expect, it } from 'vitest';
import { customKey, guessColumns } from './columns.ts';
import { decodeText } from './decode-text.ts';
import { importRows } from './import-rows.ts';
import { readKeptImport, type KeptImport } from './kept-import.ts';
import { pageFrom } from './page-from.ts';
import { readCsv } from './read-csv.ts';

describe('a file', () => {
  it.each([
    ['UTF-8', [0x5a, 0xc3, 0xbc], 'Zü'],
    ['UTF-8', [0xef, 0xbb, 0xbf, 0x5a], 'Z'],
    ['Latin-1 (Windows)', [0x5a, 0xfc], 'Zü'],
    ['UTF-16', [0xff, 0xfe, 0x5a, 0x00], 'Z'],
    ['UTF-16', [0xfe, 0xff, 0x00, 0x5a], 'Z'],
  ])('in %s is read as it was written: %j', (encoding, bytes, text) => {
    expect(decodeText(new Uint8Array(bytes))).toEqual({ text, encoding });
  });
});

it.each([',', ';', '\t', '|'])('a file of one contact is separated where it says so: %j', async (delimiter) => {
  const text = [`Name${delimiter}Phone`, `Zoë${delimiter}+18335550301`, ''].join('\n');
  const reading = await readCsv(new File([text], 'one.csv'));
  expect(reading).toMatchObject({
    ok: true,
    table: {
      delimiter,
      rows: [
        ['Name', 'Phone'],
        ['Zoë', '+18335550301'],
      ],
    },
  });
});

describe('columns', () => {
  it('are known by their titles, names once, numbers as often as there are', () => {
    expect(
      guessColumns(
        ['Name', 'Client name', 'Mobile phone', 'Tel', 'E-Mail', 'Language', 'Time zone', 'Room', 'First Name'],
        [],
      ),
    ).toEqual(['name', 'ignore', 'phone', 'phone', 'email', 'locale', 'time_zone', 'ignore', 'first_name']);
  });

  it('are a custom field that is defined by its key or its name, each once', () => {
    const fields = [
      { key: 'born', label: 'Date of birth' },
      { key: 'phone_plan', label: 'Phone plan' },
    ];
    expect(guessColumns(['BORN', 'date of birth', 'Phone plan', 'Phone'], fields)).toEqual([
      'custom:born',
      'ignore',
      'custom:phone_plan',
      'phone',
    ]);
  });

  it('become fields of their own by a key that messages can name', () => {
    expect([customKey('Room № 2'), customKey(' Größe '), customKey('2nd floor'), customKey('—')]).toEqual([
      'room_no_2',
      'grosse',
      'f_2nd_floor',
      null,
    ]);
  });
});

it('rows keep the line they stand in, empty ones are none, and a cell may hold several', () => {
  const { rows, problems } = importRows({
    rows: [
      ['first', 'last', 'phone', 'mail', 'room'],
      ['Kim', 'Lee', '1; 2', 'a@b, c@d', '=A1'],
      ['', ' ', '', '', ''],
      ['Ana', '', '', 'e@f', ''],
      ['Bo', 'Lee', '3', 'g@h', '1', '', 'East'],
    ],
    columns: ['first_name', 'last_name', 'phone', 'email', 'custom:room'],
    has_header: true,
  });
  expect(rows).toEqual([
    {
      line: 2,
      name: 'Kim Lee',
      phones: ['1', '2'],
      emails: ['a@b', 'c@d'],
      locale: null,
      time_zone: null,
      custom_data: { room: '=A1' },
    },
    { line: 4, name: 'Ana', phones: [], emails: ['e@f'], locale: null, time_zone: null, custom_data: {} },
  ]);
  expect(problems).toEqual([
    {
      line: 5,
      column: 'row',
      value: 'East',
      message: 'has 7 cells, and the first row has 5: a cell with a separator in it needs quotation marks',
    },
  ]);
});

it('a page is as many rows as one request takes, and one at least', () => {
  const sizes = (rows: readonly string[]): number[] => {
    const found: number[] = [];
    for (let from = 0; from < rows.length; from += found.at(-1) ?? 1) found.push(pageFrom(rows, from).length);
    return found;
  };
  expect(sizes(Array.from({ length: 1_200 }, () => 'x'))).toEqual([500, 500, 200]);
  // a letter may weigh more than one byte
  expect(sizes(Array.from({ length: 10 }, () => 'ü'.repeat(100_000)))).toEqual([3, 3, 3, 1]);
  expect(sizes(['x'.repeat(900_000), 'y'])).toEqual([1, 1]);
});

describe('an import that did not end', () => {
  const kept: KeptImport = {
    file_name: 'people.csv',
    size: 10,
    last_modified: 1,
    columns: ['name', 'custom:room', 'phone'],
    has_header: true,
    on_duplicate: 'skip',
    done: 500,
    total: 1_200,
    totals: { created: 480, updated: 0, skipped: 15, refused: 5 },
    at: '2026-11-22T10:00:00.000Z',
  };

  it('is read back as it was kept', () => {
    expect(readKeptImport(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  it.each([null, 1, {}, { ...kept, columns: ['salary'] }, { ...kept, done: '5' }, { ...kept, totals: {} }])(
    'is not offered where it cannot be read: %j',
    (other) => {
      expect(readKeptImport(other)).toBeNull();
    },
  );
});
