import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listedClinic, type ListedClinic } from './listed-clinic.spec-support.ts';

let listed: ListedClinic;

beforeAll(async () => {
  listed = await listedClinic();
  await listed.book({
    title: 'Cleaning',
    name: 'José María López',
    phone: '+12025550123',
    email: 'jose.lopez@example.com',
  });
  await listed.book({ title: 'Größe prüfen', name: 'Łukasz Żak', phone: '+48221234567' });
  await listed.book({ title: '山田太郎さんの検診', name: '김민수', phone: null });
  await listed.book({ title: 'فحص الأسنان', name: 'مُحَمَّد', phone: '+33612345678' });
  await listed.book({ title: '<script>alert("x")</script>', name: "O'Neil; drop table appointment; --", phone: null });
  await listed.book({ title: 'Case 48-213 of 2024-11-23', name: 'Ida', phone: null });
  await listed.book({ title: `${'A'.repeat(9_000)} ${'word '.repeat(2_000)}`, name: 'Long', phone: null });
});

afterAll(() => listed.close());

describe('a search', () => {
  it.each([
    ['jose', 'Cleaning'],
    ['JOSÉ', 'Cleaning'],
    ['lop jos clea', 'Cleaning'],
    ['maría-lópez', 'Cleaning'],
    ['+1 202 555', 'Cleaning'],
    ['(202) 555-0123', 'Cleaning'],
    ['5550123', 'Cleaning'],
    ['0123', 'Cleaning'],
    ['jose.lopez@ex', 'Cleaning'],
    ['@example.com', 'Cleaning'],
    ['grosse', 'Größe prüfen'],
    ['GRÖSSE', 'Größe prüfen'],
    ['lukasz zak', 'Größe prüfen'],
    ['22 123 45 67', 'Größe prüfen'],
    ['山田', '山田太郎さんの検診'],
    ['太郎', '山田太郎さんの検診'],
    ['김민', '山田太郎さんの検診'],
    ['민수', '山田太郎さんの検診'],
    ['محمد', 'فحص الأسنان'],
    ['الأسنان', 'فحص الأسنان'],
    ['06 12 34 56 78', 'فحص الأسنان'],
    ['script alert', '<script>alert("x")</script>'],
    ['o’neil drop', '<script>alert("x")</script>'],
    ['48-213', 'Case 48-213 of 2024-11-23'],
    ['48 213', 'Case 48-213 of 2024-11-23'],
    ['2024-11-23', 'Case 48-213 of 2024-11-23'],
    ['202 555 01 23', 'Cleaning'],
    ['48221234567', 'Größe prüfen'],
  ])('for %j finds %j and nothing else', async (q, title) => {
    expect(await listed.titles({ q })).toEqual([title]);
    expect(await listed.count({ q })).toEqual({ count: 1, capped: false });
  });

  it.each(['zzz', 'jose zzz', 'osé', '%', '_', '*', `' or 1=1 --`, '\\', '\u200f', '💥', '9999999', 'b'.repeat(200)])(
    'for %j finds nothing',
    async (q) => {
      expect(await listed.titles({ q })).toEqual([]);
      expect(await listed.count({ q })).toEqual({ count: 0, capped: false });
    },
  );

  it('finds a text of ten thousand characters by its beginning, and keeps few words of it', async () => {
    expect(await listed.titles({ q: `${'a'.repeat(30)} long` })).toHaveLength(1);
    const [row] = await listed.clinic.sql<{ words: number; longest: number }>(
      'select max(n)::int as words, max(l)::int as longest from (select count(*) as n, max(length(word)) as l from appointment_word group by appointment_id) each',
    );
    expect(row?.words).toBeLessThan(100);
    expect(row?.longest).toBeLessThanOrEqual(100);
  });
});

describe('what is searched follows what stands', () => {
  it('a new title, another name, another number, somebody taken off, a deleted appointment', async () => {
    const { sql } = listed.clinic;
    const booked = await listed.book({ title: 'Whitening', name: 'Nils Holm', phone: '+12025550177' });
    const ids = [booked.appointment_id];
    const found = async (q: string): Promise<boolean> =>
      (await listed.list({ q })).appointments.some(({ id }) => ids.includes(id));
    expect(await found('whitening nils 5550177')).toBe(true);
    await sql(`update appointment set title = 'Crown' where id = $1`, ids);
    expect([await found('whitening'), await found('crown nils')]).toEqual([false, true]);
    await sql(`update participant set name = 'Berit Holm', phone = '+12025550188' where id = $1`, [
      booked.participant_id,
    ]);
    expect([await found('nils'), await found('0177'), await found('berit 0188')]).toEqual([false, false, true]);
    await sql('update participant set removed_at = now() where id = $1', [booked.participant_id]);
    expect([await found('berit'), await found('crown')]).toEqual([false, true]);
    await sql('update appointment set deleted_at = now() where id = $1', ids);
    expect(await found('crown')).toBe(false);
    expect(await sql('select word from appointment_word where appointment_id = $1', ids)).toEqual([]);
  });

  it('keeps the words that a title and a name share', async () => {
    const booked = await listed.book({ title: 'Kim', name: 'Kim Roe' });
    await listed.clinic.sql(`update participant set name = 'Alex Roe' where id = $1`, [booked.participant_id]);
    expect(await listed.titles({ q: 'kim roe' })).toEqual(['Kim']);
  });

  it('two changes at once of one appointment leave no word of what was', async () => {
    const { sql } = listed.clinic;
    const booked = await listed.book({ title: 'Race', name: 'Before One' });
    const ids = [booked.appointment_id, booked.participant_id];
    await Promise.all([
      sql(`update appointment set title = 'Contest' where id = $1`, [ids[0]]),
      sql(`update participant set name = 'After Two' where id = $1`, [ids[1]]),
    ]);
    const words = await sql<{ word: string }>('select word from appointment_word where appointment_id = $1', [ids[0]]);
    expect(
      words
        .map(({ word }) => word)
        .filter((word) => /[a-z]/.test(word))
        .toSorted(),
    ).toEqual(['after', 'contest', 'two']);
  });
});
