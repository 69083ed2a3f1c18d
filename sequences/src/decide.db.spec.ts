import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHotPool } from '@kept/persistence/pool';
import { openClinic, type Clinic, type Booked } from '../../test/harness/clinic.ts';
import { createDatabase, type TestDatabase } from '../../test/harness/create-database.ts';
import { reminder } from '../../test/fixtures/reminder.ts';
import { claim } from './claim.ts';
import { decide } from './decide.ts';
import { DefinitionCache } from './definition-cache.ts';
import { readJournal } from './journal/read-journal.ts';
import { record } from './record.ts';
import { receiveReply } from './replies/receive-reply.ts';

let database: TestDatabase;
let clinic: Clinic;
let pool: ReturnType<typeof createHotPool>;
const cache = new DefinitionCache();

beforeAll(async () => {
  database = await createDatabase();
  clinic = await openClinic(database, reminder);
  pool = createHotPool({ app_url: database.app_url, max: 4 });
});

afterAll(async () => {
  await pool.end();
  await clinic.close();
  await database.drop();
});

const look = ({ sequence_id }: Booked) => decide({ pool, cache, account_id: clinic.account_id, sequence_id });
const say = (body: string, provider_id: string) =>
  receiveReply({
    pool, cache, body, provider_id, account_id: clinic.account_id, sender_address: clinic.phone, from: '+12025550123',
    carrier_answered: false,
  });

/** Moves the account's clock past the reminder and decides. */
async function dueReminder(booked: Booked): Promise<string> {
  await look(booked);
  await clinic.sql(`update account set clock_offset_ms = clock_offset_ms + 86400000 + 12 * 3600000 where id = $1`, [clinic.account_id]);
  const view = await look(booked);
  const [message] = view.dispatch;
  if (message === undefined) throw new Error(`nothing is due: ${view.sentence}`);
  return message.id;
}

describe('a sequence, decision by decision', () => {
  it('goes from planned to sent, answered and confirmed', async () => {
    const booked = await clinic.book({});
    const before = await look(booked);
    expect(before).toMatchObject({ dispatch: [], finished: false });
    expect(before.sentence).toMatch(/^Nothing sent yet\. Reminder, 1 day before goes out /);

    const message_id = await dueReminder(booked);
    const claimed = await claim({ pool, account_id: clinic.account_id, message_id });
    if (claimed.type !== 'send') throw new Error(claimed.type);
    expect(claimed.message.body).toMatch(/^Hi Ana, see you \w+, \w+ \d+ at 12:00 PM\. Reply 1 to confirm\.$/);
    await record({
      pool, account_id: clinic.account_id, message_id, attempt_id: claimed.attempt_id,
      outcome: { type: 'accepted', provider_id: 'SM1', segments: 1 },
    });
    expect((await look(booked)).sentence).toMatch(/Reminder, 1 day before sent .* Waiting for a reply until /);

    expect(await say('sure, but I may be late', 'SM2')).toMatchObject({ outcome: 'stored', nudge: [{ sequence_id: booked.sequence_id }] });
    expect(await say('sure, but I may be late', 'SM2')).toMatchObject({ outcome: 'repeated', nudge: [] });
    const answered = await look(booked);
    expect(answered.dispatch).toHaveLength(1);
    expect(answered.did).toContain('matched ar_late');

    await say('1', 'SM3');
    const confirmed = await look(booked);
    expect(confirmed.attributes.state).toBe('confirmed');
    expect(await look(booked)).toEqual({ ...confirmed, did: [], wake_in_ms: expect.any(Number) });
    const rows = await clinic.sql(`select state, state_set_by from participant where id = $1`, [booked.participant_id]);
    expect(rows).toEqual([{ state: 'confirmed', state_set_by: 'client' }]);

    const journal = await readJournal({ pool, cache, account_id: clinic.account_id, appointment_id: booked.appointment_id });
    const told = journal.messages.map(({ kind, status, why }) => ({ kind, status, why }));
    expect(told).toMatchObject([
      { kind: 'auto_message', status: 'accepted' },
      { kind: 'reply', status: 'received' },
      { kind: 'automatic_reply', status: 'due' },
      { kind: 'reply', status: 'received' },
      expect.anything(),
      expect.anything(),
    ]);
    for (const { why } of told) expect(why.length).toBeGreaterThan(0);
  });
});
