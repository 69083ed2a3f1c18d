import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startApi, type RunningApi, type TestAccount } from '../running-api.spec-support.ts';
import { importedContactsSchema } from './contact-import.schema.ts';
import { contactPageSchema } from './contacts.schema.ts';

let api: RunningApi;
let ours: TestAccount;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

beforeEach(async () => {
  ours = await api.newAccount();
});

const call = (path: string, options: object = {}) => api.call(path, { key: ours.api_key, ...options });

const take = async (rows: readonly object[], more: object = {}) => {
  const json = {
    rows: rows.map((row, index) => ({ line: index + 2, ...row })),
    on_duplicate: 'update',
    dry_run: false,
    ...more,
  };
  const answer = await call('/v1/contacts/import', { method: 'POST', json });
  return importedContactsSchema.parse(answer.body);
};

const contacts = async () => contactPageSchema.parse((await call('/v1/contacts')).body).contacts;

const KIM = { name: 'Kim', phones: ['(202) 555-0123'], emails: ['kim@client.example'] };

it('makes contacts, and nothing twice when a page is sent again', async () => {
  const rows = [
    { ...KIM, phones: ['(202) 555-0123', '+12025550123'] },
    { name: 'Ana', emails: ['ANA@client.example'], locale: 'es', custom_data: { room: 'A' } },
  ];
  expect(await take(rows)).toMatchObject({ created: 2, updated: 0, refused: 0 });
  expect(await take(rows)).toMatchObject({ created: 0, updated: 2, refused: 0 });
  expect(await contacts()).toMatchObject([
    { name: 'Ana', emails: ['ana@client.example'], locale: 'es', custom_data: { room: 'A' } },
    { name: 'Kim', phones: ['+12025550123'], emails: ['kim@client.example'] },
  ]);
});

it('only says what would happen in a dry run, with every problem of every row', async () => {
  const answer = await take(
    [
      KIM,
      { name: 'x', phones: ['12', '+12025550124'], emails: ['no'], time_zone: 'Mars', locale: '!' },
      { name: 'Nobody' },
      { name: 'y'.repeat(201), phones: ['+12025550125'] },
    ],
    { dry_run: true },
  );
  expect(answer).toMatchObject({ created: 1, updated: 0, skipped: 0, refused: 3 });
  expect(answer.problems.map(({ line, column }) => [line, column])).toEqual([
    [3, 'phone'],
    [3, 'email'],
    [3, 'locale'],
    [3, 'time_zone'],
    [4, 'row'],
    [5, 'name'],
  ]);
  expect(await contacts()).toEqual([]);
});

it('tells of a dry run whose each row is, so that pages of a file are read as one', async () => {
  await take([KIM]);
  const [kim] = await contacts();
  const ana = { name: 'Ana', emails: ['ANA@client.example'] };
  const rows = [{ phones: ['202-555-0123'] }, ana, { ...ana, phones: ['+12025550129'] }];
  const { rows: told } = await take(rows, { dry_run: true });
  expect(told).toMatchObject([
    { line: 2, contact_id: kim?.id, outcome: 'updated', addresses: ['+12025550123'] },
    { line: 3, outcome: 'created', addresses: ['ana@client.example'] },
    { line: 4, contact_id: told[1]?.contact_id, outcome: 'updated' },
  ]);
  expect((await take(rows)).rows).toEqual([]);
});

it('updates or skips who is known, and keeps what a row leaves empty', async () => {
  await take([{ ...KIM, locale: 'es' }]);
  const again = { name: 'Kim Lee', phones: ['202-555-0123', '202-555-0124'] };
  expect(await take([again], { on_duplicate: 'skip' })).toMatchObject({ skipped: 1, updated: 0 });
  expect(await contacts()).toMatchObject([{ name: 'Kim', phones: ['+12025550123'] }]);
  expect(await take([again])).toMatchObject({ skipped: 0, updated: 1 });
  expect(await contacts()).toMatchObject([
    { name: 'Kim Lee', phones: ['+12025550123', '+12025550124'], emails: ['kim@client.example'], locale: 'es' },
  ]);
});

it('makes one contact of rows that share an address, and none of a row that is two people', async () => {
  expect(await take([KIM, { name: 'Kim Lee', emails: ['kim@client.example'] }])).toMatchObject({
    created: 1,
    updated: 1,
  });
  await take([{ name: 'Ana', emails: ['ana@client.example'] }]);
  const both = { name: 'Both', emails: ['kim@client.example', 'ana@client.example'] };
  expect(await take([both])).toMatchObject({ updated: 0, refused: 1, problems: [{ line: 2, column: 'row' }] });
  expect((await contacts()).map(({ name }) => name)).toEqual(['Ana', 'Kim Lee']);
});

it('tells of a row what no contact can be, and takes the others', async () => {
  const answer = await take([
    KIM,
    { name: 'z'.repeat(12_000), phones: ['+12025550126'] },
    { name: 'Many', phones: Array.from({ length: 21 }, (_, index) => `+120255501${10 + index}`) },
    { name: 'Long', phones: ['+12025550127'], custom_data: { note: 'x'.repeat(5_001) } },
    { name: 'Half \uD83D', phones: ['+12025550128'] },
    { name: 'Odd', phones: ['+12025550129'], custom_data: { note: 'a\u0000b' } },
  ]);
  expect(answer).toMatchObject({ created: 1, refused: 5 });
  expect(answer.problems.map(({ line, column }) => [line, column])).toEqual([
    [3, 'name'],
    [4, 'phone'],
    [5, 'custom_data'],
    [6, 'row'],
    [7, 'row'],
  ]);
  expect(answer.problems.every(({ value }) => value.length <= 200)).toBe(true);
});

it('keeps a formula as the text it is', async () => {
  await take([{ name: '=cmd|calc', emails: ['a@client.example'], custom_data: { note: '@SUM(1)' } }]);
  expect(await contacts()).toMatchObject([{ name: '=cmd|calc', custom_data: { note: '@SUM(1)' } }]);
});

it('refuses more rows than a page has', async () => {
  const rows = Array.from({ length: 501 }, (_, index) => ({ line: index + 1, emails: [`x${index}@client.example`] }));
  const json = { rows, on_duplicate: 'skip', dry_run: true };
  expect(await call('/v1/contacts/import', { method: 'POST', json })).toMatchObject({
    status: 422,
    body: { errors: [{ field: '/rows' }] },
  });
});
