import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readJournal } from '../journal/read-journal.ts';
import { CLIENT, openWorld, type World } from '../world.spec-support.ts';

let world: World;

beforeEach(async () => {
  world = await openWorld();
});

afterEach(() => world.close());

/** Reminders that went out to one phone; the later appointment is booked first. */
async function family() {
  const [ben, ana] = await world.dueTogether(
    { name: 'Ben López', title: 'Check-up', start: '2031-03-12T14:00', end: '2031-03-12T14:30' },
    { name: 'Ana López', title: 'Cleaning', start: '2031-03-12T13:00', end: '2031-03-12T13:30' },
  );
  if (ana === undefined || ben === undefined) throw new Error('nobody was booked');
  for (const { message_id } of [ben, ana]) {
    const claimed = await world.claim(message_id);
    if (claimed.type !== 'send') throw new Error(`the claim said ${claimed.type}`);
    await world.accept({ message_id, attempt_id: claimed.attempt_id });
  }
  return { ana: ana.booked, ben: ben.booked };
}

const stateOf = async (booked: { readonly participant_id: string }) => {
  const [row] = await world.clinic.sql<{ state: string }>(`select state from participant where id = $1`, [
    booked.participant_id,
  ]);
  return row?.state;
};

const said = () =>
  world.clinic.sql<{ body: string; to_address: string }>(
    `select body, to_address from message where system_text = 'which_one' order by id`,
  );

const notices = () => world.clinic.sql(`select subject from message where notify_reason = 'reply_unmatched'`);

describe('a reply that may be for several appointments', () => {
  it('is asked about once, as a numbered list by time, and marks nothing', async () => {
    const { ana, ben } = await family();
    const { messages, nudge } = await world.say('3');
    expect(messages).toHaveLength(1);
    expect(nudge).toHaveLength(2);
    expect(await said()).toEqual([
      {
        to_address: CLIENT,
        body: [
          'Which one do you mean?',
          '1: Ana López: Cleaning, Wednesday, March 12 at 1:00 PM',
          '2: Ben López: Check-up, Wednesday, March 12 at 2:00 PM',
          'Please reply with its number.',
        ].join('\n'),
      },
    ]);
    for (const booked of [ana, ben]) {
      await world.look(booked);
      expect(await stateOf(booked)).toBe('none');
    }
    expect(await notices()).toEqual([]);
  });

  it('is acted on for the one that the client picks, and for no other', async () => {
    const { ana, ben } = await family();
    await world.say('3');
    const { nudge } = await world.say('2');
    expect(nudge.map(({ sequence_id }) => sequence_id)).toEqual([ben.sequence_id]);
    await world.look(ana);
    await world.look(ben);
    expect([await stateOf(ana), await stateOf(ben)]).toEqual(['none', 'reschedule_requested']);
    expect(await notices()).toEqual([]);
  });

  it('stands with each appointment, as does the question, and the pick with the one that was meant', async () => {
    const { ana, ben } = await family();
    await world.say('3');
    await world.say('2');
    const { pool, cache, vault, clinic } = world;
    const journalOf = async (booked: typeof ana) => {
      await world.look(booked);
      const { account_id } = clinic;
      return (await readJournal({ pool, cache, vault, account_id, appointment_id: booked.appointment_id })).messages;
    };
    const asked = expect.arrayContaining([expect.stringContaining('the client was asked which one is meant')]);
    for (const booked of [ana, ben]) {
      const messages = await journalOf(booked);
      expect(messages).toContainEqual(expect.objectContaining({ direction: 'in', body: '3', why: asked }));
      expect(messages).toContainEqual(
        expect.objectContaining({ direction: 'out', body: expect.stringContaining('Which one'), why: asked }),
      );
    }
    expect(await journalOf(ben)).toContainEqual(
      expect.objectContaining({
        direction: 'in',
        body: '2',
        why: expect.arrayContaining(['The client said that this appointment was meant.']),
      }),
    );
    expect((await journalOf(ana)).filter(({ body }) => body === '2')).toEqual([]);
  });

  it('is not asked about again when the answer is another riddle: staff are told', async () => {
    await family();
    await world.say('3');
    await world.say('reschedule');
    expect(await said()).toHaveLength(1);
    expect(await notices()).toHaveLength(1);
  });

  it('asks for a number for some hours: one that comes later picks nothing', async () => {
    const { ana, ben } = await family();
    await world.say('3');
    await world.advance('5 hours');
    await world.say('2');
    await world.look(ana);
    await world.look(ben);
    expect([await stateOf(ana), await stateOf(ben)]).toEqual(['none', 'none']);
    expect(await notices()).toHaveLength(1);
  });

  it('goes to the inbox when the account has no words to ask with', async () => {
    await world.clinic.sql(`update account set settings = '{"texts":{"en":{"which_one":""}}}'`);
    await family();
    await world.say('3');
    expect(await said()).toEqual([]);
    expect(await notices()).toHaveLength(1);
    expect(await world.clinic.sql(`select pending from line`)).toEqual([{ pending: null }]);
  });

  it('is asked about in the language of the client', async () => {
    await family();
    await world.clinic.sql(`update account set locale = 'es'`);
    await world.say('3');
    expect((await said())[0]?.body).toMatch(/^¿A cuál se refiere\?\n1: Ana López: Cleaning, miércoles, 12 de marzo/);
  });

  it('leaves nothing asked once the client has stopped our messages', async () => {
    await family();
    await world.say('3');
    await world.say('STOP');
    expect(await world.clinic.sql(`select pending from line`)).toEqual([{ pending: null }]);
  });

  it('keeps the question from two machines that talk to each other', async () => {
    await family();
    for (let round = 0; round < 12; round += 1) {
      await world.say('3');
      await world.say('no idea what this is');
    }
    expect(await said()).toHaveLength(10);
  });
});
