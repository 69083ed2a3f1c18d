import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from './world.spec-support.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

afterAll(() => world.close());

describe('what the provider reports later', () => {
  it('moves a message forward, whatever order the reports come in', async () => {
    const { message_id, attempt_id } = await world.sent();
    for (const status of ['delivered', 'sent', 'queued', 'delivered', 'sending'])
      await world.callback(attempt_id, status);
    expect(await world.status(message_id)).toMatchObject({ status: 'delivered' });
    expect(
      await world.clinic.sql(`select count(*)::int as n from delivery_callback where attempt_id = $1`, [attempt_id]),
    ).toEqual([{ n: 4 }]);
  });

  it('moves no sequence but by final failure', async () => {
    const { booked, message_id, attempt_id } = await world.sent();
    await world.look(booked);
    expect(await world.callback(attempt_id, 'sent')).toEqual({ known: true, nudge: [] });
    expect(await world.callback(attempt_id, 'undelivered', '30008')).toMatchObject({
      nudge: [{ sequence_id: booked.sequence_id }],
    });
    expect(await world.status(message_id)).toEqual({ status: 'failed', status_reason: 'carrier_30008' });
    expect((await world.look(booked)).did).toContain('notify message_failed');
    expect(await world.callback(attempt_id, 'undelivered', '30008')).toEqual({ known: true, nudge: [] });
  });

  it('leaves a delivered message delivered', async () => {
    const { message_id, attempt_id } = await world.sent();
    await world.callback(attempt_id, 'delivered');
    await world.callback(attempt_id, 'failed', '30003');
    expect(await world.status(message_id)).toMatchObject({ status: 'delivered' });
  });

  it('resolves an unknown outcome', async () => {
    const { booked, message_id } = await world.due();
    const claimed = await world.claim(message_id);
    await world.claim(message_id);
    await world.look(booked);
    if (claimed.type !== 'send') throw new Error(claimed.type);
    expect(await world.callback(claimed.attempt_id, 'sent')).toMatchObject({
      nudge: [{ sequence_id: booked.sequence_id }],
    });
    expect(await world.status(message_id)).toMatchObject({ status: 'accepted' });
    expect((await world.look(booked)).sentence).toContain('Waiting for a reply');
  });

  it('counts as the acceptance when it outruns our own record of it', async () => {
    const { booked, message_id } = await world.due();
    const claimed = await world.claim(message_id);
    if (claimed.type !== 'send') throw new Error(claimed.type);
    await world.callback(claimed.attempt_id, 'delivered');
    await world.accept({ message_id, attempt_id: claimed.attempt_id });
    expect(await world.status(message_id)).toMatchObject({ status: 'delivered' });
    expect((await world.look(booked)).did.filter((fact) => fact === 'delivery')).toHaveLength(1);
  });

  it.each([
    { look_when_accepted: true, nudged: 1 },
    { look_when_accepted: false, nudged: 0 },
  ])('wakes the sequence as our own record would: $nudged', async ({ look_when_accepted, nudged }) => {
    const { message_id } = await world.due();
    const claimed = await world.claim(message_id, { look_when_accepted });
    if (claimed.type !== 'send') throw new Error(claimed.type);
    expect((await world.callback(claimed.attempt_id, 'sent')).nudge).toHaveLength(nudged);
    expect(
      await world.clinic.sql(`select lazy from sequence_input where source_key like 'delivery/' || $1 || '/%'`, [
        message_id,
      ]),
    ).toEqual([{ lazy: !look_when_accepted }]);
  });

  it('changes nothing for an attempt we never made', async () => {
    expect(await world.callback('01a1fc44-0000-7000-8000-000000000000', 'delivered')).toEqual({
      known: false,
      nudge: [],
    });
  });
});

describe('a report and our own record at the same moment', () => {
  it('never wait for each other, whichever comes first', async () => {
    for (let round = 0; round < 40; round += 1) {
      const { message_id } = await world.due();
      const claimed = await world.claim(message_id);
      if (claimed.type !== 'send') throw new Error(claimed.type);
      const { attempt_id } = claimed;
      await Promise.all([
        world.accept({ message_id, attempt_id }),
        world.callback(attempt_id, 'sent'),
        world.callback(attempt_id, 'delivered'),
      ]);
      expect(await world.status(message_id)).toMatchObject({ status: 'delivered' });
    }
  });
});
