import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Booked } from '../../../test/harness/clinic.ts';
import { readJournal } from '../journal/read-journal.ts';
import { readThread } from '../journal/read-thread.ts';
import { record } from '../record.ts';
import { resolveUnknown } from '../resolve-unknown.ts';
import { openWorld, type Due, type World } from '../world.spec-support.ts';
import { familyReminder } from './family.spec-support.ts';

let world: World;

beforeEach(async () => {
  world = await openWorld(familyReminder);
});

afterEach(() => world.close());

const ANA = { name: 'Ana López', title: 'Cleaning', start: '2031-03-12T13:00', end: '2031-03-12T13:30' };
const BEN = { name: 'Ben López', title: 'Check-up', start: '2031-03-12T14:00', end: '2031-03-12T14:30' };
const CARA = { name: 'Cara López', title: 'Braces', start: '2031-03-12T15:00', end: '2031-03-12T15:30' };

const LIST = [
  'Ana López: Cleaning, Wednesday, March 12 at 1:00 PM',
  'Ben López: Check-up, Wednesday, March 12 at 2:00 PM',
  'Cara López: Braces, Wednesday, March 12 at 3:00 PM',
];

type Three = readonly [Due, Due, Due];

async function three(): Promise<Three> {
  const [ana, ben, cara] = await world.dueTogether(ANA, BEN, CARA);
  if (ana === undefined || ben === undefined || cara === undefined) throw new Error('nobody was booked');
  return [ana, ben, cara];
}

async function take({ message_id }: Due) {
  const claimed = await world.claim(message_id);
  if (claimed.type !== 'send') throw new Error(`the claim said ${claimed.type}`);
  const { part_ids, body } = claimed.message;
  return { message_id, attempt_id: claimed.attempt_id, part_ids, body };
}

const statuses = async (family: Three) =>
  Promise.all(family.map(async ({ message_id }) => (await world.status(message_id)).status));

const states = async (family: Three) =>
  Promise.all(
    family.map(async ({ booked }) => {
      const [row] = await world.clinic.sql<{ state: string }>(`select state from participant where id = $1`, [
        booked.participant_id,
      ]);
      return row?.state;
    }),
  );

const attempts = () => world.clinic.sql<{ message_id: string }>(`select message_id from delivery_attempt`);

async function journalOf({ appointment_id }: Booked) {
  const { pool, cache, vault, clinic } = world;
  return (await readJournal({ pool, cache, vault, account_id: clinic.account_id, appointment_id })).messages;
}

/** Everything that stands due for the family, claimed and accepted as their workflows would. */
async function sendAll(family: Three): Promise<readonly string[]> {
  const bodies: string[] = [];
  for (const { booked } of family) {
    for (const { id, to } of (await world.look(booked)).dispatch) {
      if (to === 'staff') continue;
      const claimed = await world.claim(id);
      if (claimed.type !== 'send') continue;
      bodies.push(claimed.message.body);
      await world.accept({ message_id: id, attempt_id: claimed.attempt_id, part_ids: claimed.message.part_ids });
    }
  }
  return bodies;
}

describe('reminders that fall due together for one phone (ruling 3)', () => {
  it('become one text that lists the appointments', async () => {
    const family = await three();
    const { body, part_ids } = await take(family[1]);
    expect(part_ids.toSorted()).toEqual([family[0].message_id, family[2].message_id].toSorted());
    expect(body).toBe(
      ['Hi Ana, see you Wednesday 1:00 PM. Reply 1 to confirm.', 'This is for all of these:', ...LIST].join('\n'),
    );
    expect(await world.claim(family[0].message_id)).toEqual({ type: 'nothing' });
    expect(await world.claim(family[2].message_id)).toEqual({ type: 'nothing' });
    expect(await attempts()).toEqual([{ message_id: family[1].message_id }]);
    expect(await statuses(family)).toEqual(['sending', 'sending', 'sending']);
  });

  it('are claimed once, however many deliveries look at the same moment', async () => {
    const family = await three();
    const claims = await Promise.all([...family, ...family].map(({ message_id }) => world.claim(message_id)));
    const sends = claims.filter(({ type }) => type === 'send');
    expect(sends).toHaveLength(1);
    expect(await attempts()).toHaveLength(1);
  });

  it('stand with each appointment, delivered as one, and say so', async () => {
    const family = await three();
    const taken = await take(family[0]);
    await world.accept(taken);
    const { nudge } = await world.callback(taken.attempt_id, 'delivered');
    expect(await statuses(family)).toEqual(['delivered', 'delivered', 'delivered']);
    expect(nudge).toEqual([]);
    for (const { booked } of family) {
      expect((await world.look(booked)).attributes.message).toBe('msg_day');
      const [message] = await journalOf(booked);
      expect(message).toMatchObject({ status: 'delivered', body: taken.body, attempts: [{ number: 1 }] });
    }
    expect((await journalOf(family[1].booked))[0]?.why).toContain(
      'It went out together with those to Ana López and Cara López, as one message.',
    );
    const { pool, cache, vault, clinic } = world;
    const { participant_id } = family[1].booked;
    const thread = await readThread({
      pool,
      cache,
      vault,
      tells_private: true,
      account_id: clinic.account_id,
      participant_id,
      before: null,
      limit: 9,
    });
    expect(thread).toMatchObject({ messages: [{ body: taken.body }] });
  });

  it('are all confirmed by one reply, and thanked for once, with the list', async () => {
    const family = await three();
    await world.accept(await take(family[0]));
    const { nudge } = await world.say('1');
    expect(nudge).toHaveLength(3);
    const [ana, ben, cara] = family;
    // Each thanks in its own decision: the first ones wait for the last, which takes them along.
    const thanks: string[] = [];
    for (const { booked } of [ana, ben, cara]) {
      const said = (await world.look(booked)).dispatch.filter(({ to }) => to === 'client');
      expect(said).toHaveLength(1);
      for (const { id } of said) {
        const claimed = await world.claim(id);
        if (claimed.type === 'send') thanks.push(claimed.message.body);
        else expect(claimed.type).toBe('put_off');
      }
    }
    expect(await states(family)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect(thanks).toEqual([
      ['Thank you! You are confirmed for Wednesday, March 12 at 1:00 PM.', 'This is for all of these:', ...LIST].join(
        '\n',
      ),
    ]);
  });

  it('are nudged as one when nobody answers, with the list where the author wants it', async () => {
    const family = await three();
    await world.accept(await take(family[0]));
    for (const { booked } of family) await world.look(booked);
    await world.advance('121 minutes');
    expect(await sendAll(family)).toEqual([['Please reply 1 to confirm:', ...LIST].join('\n')]);
  });

  it('fail together, and each sequence hears of it', async () => {
    const family = await three();
    const { attempt_id, ...taken } = await take(family[0]);
    await world.accept({ ...taken, attempt_id });
    const { nudge } = await world.callback(attempt_id, 'undelivered', '30003');
    expect(nudge).toHaveLength(3);
    for (const { booked, message_id } of family) {
      expect(await world.status(message_id)).toEqual({ status: 'failed', status_reason: 'carrier_30003' });
      expect((await world.look(booked)).did).toContain('notify message_failed');
    }
  });
});

describe('who goes out alone', () => {
  it('waits for nobody when nobody is coming', async () => {
    const { message_id } = await world.due(ANA);
    expect(await world.claim(message_id)).toMatchObject({ type: 'send', message: { part_ids: [] } });
  });

  it('waits a minute for a sequence that is about to send the same, which takes it along at once', async () => {
    const [first, second] = [await world.clinic.book(ANA), await world.clinic.book(BEN)];
    const { wake_in_ms } = await world.look(first);
    await world.look(second);
    await world.advance(`${wake_in_ms + 1} milliseconds`);
    const [early] = (await world.look(first)).dispatch;
    expect(await world.claim(early?.id ?? '')).toMatchObject({ type: 'put_off', again_in_ms: 60_000 });
    const [late] = (await world.look(second)).dispatch;
    expect(await world.claim(late?.id ?? '')).toMatchObject({ type: 'send', message: { part_ids: [early?.id] } });
  });

  it('waits once: who has not come by then goes out alone', async () => {
    const [first, second] = [await world.clinic.book(ANA), await world.clinic.book(BEN)];
    const { wake_in_ms } = await world.look(first);
    await world.look(second);
    await world.advance(`${wake_in_ms + 1} milliseconds`);
    const [early] = (await world.look(first)).dispatch;
    await world.claim(early?.id ?? '');
    expect(await world.look(first)).toMatchObject({ dispatch: [] });
    await world.advance('61 seconds');
    expect(await world.look(first)).toMatchObject({ dispatch: [{ id: early?.id }] });
    expect(await world.claim(early?.id ?? '')).toMatchObject({ type: 'send', message: { part_ids: [] } });
  });

  it.each([
    ['is due at another time', { ...BEN, start: '2031-03-14T14:00', end: '2031-03-14T14:30' }],
    ['goes to another phone', { ...BEN, phone: '+12025550199' }],
  ])('is not joined by one that %s', async (_, other) => {
    const ana = await world.clinic.book(ANA);
    await world.clinic.book(other);
    const { wake_in_ms } = await world.look(ana);
    await world.advance(`${wake_in_ms + 1} milliseconds`);
    const [message] = (await world.look(ana)).dispatch;
    for (const row of await world.clinic.sql<Booked>(`select id as sequence_id from sequence where id <> $1`, [
      ana.sequence_id,
    ]))
      await world.look(row);
    expect(await world.claim(message?.id ?? '')).toMatchObject({ type: 'send', message: { part_ids: [] } });
  });

  it('is left out when it may not go any more: its own claim says why', async () => {
    const family = await three();
    await world.clinic.sql(`update appointment set version = version + 1 where id = $1`, [
      family[2].booked.appointment_id,
    ]);
    const { body, part_ids } = await take(family[0]);
    expect(part_ids).toEqual([family[1].message_id]);
    expect(body).not.toContain('Cara');
    expect(await world.claim(family[2].message_id)).toEqual({ type: 'skipped' });
    expect(await world.status(family[2].message_id)).toEqual({ status: 'skipped', status_reason: 'appointment_moved' });
  });

  it('is each of them after an opt-out: nothing leaves', async () => {
    const family = await three();
    await world.say('STOP');
    for (const { message_id } of family) expect(await world.claim(message_id)).toEqual({ type: 'nothing' });
    expect(await statuses(family)).toEqual(['skipped', 'skipped', 'skipped']);
  });
});

describe('what goes wrong on the way', () => {
  it('a try that died leaves all of them unknown, and none is sent again by itself', async () => {
    const family = await three();
    await take(family[0]);
    expect(await world.claim(family[0].message_id)).toEqual({ type: 'unknown' });
    expect(await statuses(family)).toEqual(['unknown', 'unknown', 'unknown']);
    for (const { booked, message_id } of family) {
      expect(await world.claim(message_id)).toEqual({ type: 'nothing' });
      expect((await world.look(booked)).did).toContain('notify outcome_unknown');
    }
  });

  it('a part whose carrier died with its worker is found unknown by its own sequence', async () => {
    const family = await three();
    await take(family[0]);
    await world.clinic.sql(`update message set given_up_at = now() - interval '1 second' where status = 'sending'`);
    expect(await world.claim(family[2].message_id)).toEqual({ type: 'unknown' });
    expect(await statuses(family)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(await attempts()).toHaveLength(1);
  });

  it('an unknown one is settled for all by looking at any of them', async () => {
    const family = await three();
    await take(family[0]);
    await world.claim(family[0].message_id);
    const { pool, clinic } = world;
    const { account_id } = clinic;
    const settled = await resolveUnknown({ pool, account_id, message_id: family[1].message_id, as: 'accepted' });
    expect(settled).toMatchObject({ type: 'resolved' });
    expect(await statuses(family)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('one that surely did not leave is gathered anew, in its own words and with who is left', async () => {
    const family = await three();
    const { part_ids, attempt_id } = await take(family[0]);
    const { pool, clinic } = world;
    const outcome = { type: 'not_sent', retry_after_ms: 2_000, code: 'carrier_429', message: 'slow down' } as const;
    const { account_id } = clinic;
    const { message_id } = family[0];
    await record({ pool, account_id, message_id, part_ids, attempt_id, outcome, look_when_accepted: true });
    expect(await statuses(family)).toEqual(['due', 'due', 'due']);
    await world.clinic.sql(`update participant set removed_at = now() where id = $1`, [
      family[2].booked.participant_id,
    ]);
    const again = await take(family[0]);
    expect(again.body).toBe(
      ['Hi Ana, see you Wednesday 1:00 PM. Reply 1 to confirm.', 'This is for all of these:', ...LIST.slice(0, 2)].join(
        '\n',
      ),
    );
    expect(await world.claim(family[2].message_id)).toEqual({ type: 'skipped' });
  });
});
