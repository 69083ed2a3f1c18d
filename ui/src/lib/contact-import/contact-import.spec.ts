import { describe, expect, it } from 'vitest';
import { customKey, guessColumns } from './columns.ts';
import { decodeText } from './decode-text.ts';
import { importRows } from './import-rows.ts';

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
  const rows = importRows({
    rows: [
      ['first', 'last', 'phone', 'mail', 'room'],
      ['Kim', 'Lee', '1; 2', 'a@b, c@d', '=A1'],
      ['', ' ', '', '', ''],
      ['Ana', '', '', 'e@f', ''],
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
});
