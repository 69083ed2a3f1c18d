import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { openWorld, type World } from '../world.spec-support.ts';
import { Pacer, type Turn } from './pacer.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

afterAll(() => world.close());

beforeEach(async () => {
  await world.clinic.sql('delete from sender_slot');
  await world.clinic.sql('update sender set rate_per_second = null');
});

const rate = (per_second: number) =>
  world.clinic.sql(`update sender set rate_per_second = $1 where type = 'phone'`, [per_second]);

/** A message that stands in a lane of our number. */
async function message(lane: 'answer' | 'bulk'): Promise<string> {
  const id = uuidv7();
  await world.clinic.sql(
    `insert into message (id, account_id, direction, kind, channel, status, lane, to_address, body, due_at, sender_id)
     select $1, account_id, 'out', 'system_text', 'sms', 'due', $2, '+12025550123', 'x', now(), id from sender where type = 'phone'`,
    [id, lane],
  );
  return id;
}

const ask = async (pacer: Pacer, message_id: string): Promise<{ readonly turn: Turn; readonly at: number }> => {
  const turn = await pacer.turn({ pool: world.pool, account_id: world.clinic.account_id, message_id });
  return { turn, at: performance.now() };
};

const many = async (lane: 'answer' | 'bulk', count: number): Promise<readonly string[]> =>
  await Promise.all(Array.from({ length: count }, () => message(lane)));

describe('a sender with a rate', () => {
  it('has two workers together send no faster than that', async () => {
    await rate(40);
    const [one, other] = [new Pacer(100), new Pacer(100)];
    const ids = await many('bulk', 24);
    const turns = await Promise.all(ids.map((id, index) => ask(index % 2 === 0 ? one : other, id)));
    expect(turns.map(({ turn }) => turn.type)).toEqual(ids.map(() => 'go'));
    const at = turns.map((turn) => turn.at).toSorted((a, b) => a - b);
    // 24 at four fifths of 40 a second: the last goes 23 slots of 31 ms after the first
    expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeGreaterThan(600);
  });

  it('has an answer overtake the bulk that waits', async () => {
    await rate(3);
    const pacer = new Pacer(100);
    const order: string[] = [];
    const wait = async (lane: 'answer' | 'bulk', id: string) => {
      await ask(pacer, id);
      order.push(lane);
    };
    const [late] = await many('answer', 1);
    const bulk = (await many('bulk', 6)).map((id) => wait('bulk', id));
    await Promise.race(bulk);
    await wait('answer', late ?? '');
    await Promise.all(bulk);
    // a slot every 417 ms: it came after the first and passed those that were there before it
    expect(order.indexOf('answer')).toBeLessThan(5);
  });

  it('passes a turn that nobody used to the next at once', async () => {
    await rate(1);
    const pacer = new Pacer(100);
    const [first, second] = await many('bulk', 2);
    const { turn, at } = await ask(pacer, first ?? '');
    const next = ask(pacer, second ?? '');
    // until the second stands in the queue there is nobody to pass it to
    const passing = setInterval(() => turn.type === 'go' && turn.unused(), 5);
    expect((await next).at - at).toBeLessThan(1_100);
    clearInterval(passing);
  });

  it('turns away whom it has no room for, each to a moment of its own', async () => {
    await rate(2);
    const pacer = new Pacer(1);
    const ids = await many('bulk', 6);
    const turns = await Promise.all(ids.map((id) => ask(pacer, id)));
    const away = turns.flatMap(({ turn }) => (turn.type === 'turned_away' ? [turn.again_in_ms] : []));
    expect(away.length).toBeGreaterThanOrEqual(4);
    const apart = away.toSorted((a, b) => a - b).map((ms, index, all) => ms - (all[index - 1] ?? ms - 500));
    expect(Math.min(...apart)).toBeGreaterThan(400);
  });
});

describe('a sender without a rate', () => {
  it('waits for nothing and writes nothing', async () => {
    const pacer = new Pacer(1);
    const turns = await Promise.all((await many('bulk', 10)).map((id) => ask(pacer, id)));
    expect(new Set(turns.map(({ turn }) => turn.type))).toEqual(new Set(['go']));
    expect(await world.clinic.sql('select 1 from sender_slot')).toEqual([]);
  });

  it('waits as long as the provider asked for, in every worker', async () => {
    const [told, other] = [new Pacer(10), new Pacer(10)];
    const [refused, next] = await many('bulk', 2);
    const began = performance.now();
    const { pool } = world;
    await told.block({ pool, account_id: world.clinic.account_id, message_id: refused ?? '', for_ms: 700 });
    const turns = [await ask(other, next ?? ''), await ask(told, refused ?? '')];
    expect(turns.map(({ turn }) => turn.type)).toEqual(['go', 'go']);
    // far from none, and from the clock of the database as well
    expect(Math.min(...turns.map(({ at }) => at - began))).toBeGreaterThan(600);
  });
});
