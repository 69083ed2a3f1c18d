import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRunningClinic, type RunningClinic } from '../faults/running-clinic.ts';
import { wholeVisit } from '../fixtures/whole-visit.ts';
import { eventually } from '../harness/eventually.ts';

/**
 * What sequences use of the rules, seen from outside: appointments made by the API, texts on the sandbox's phones, in
 * the built API and worker with real Temporal.
 */

let kept: RunningClinic;

beforeAll(async () => {
  kept = await openRunningClinic({ definition: wholeVisit });
  await kept.startWorker();
});

afterAll(() => kept.close());

interface Visit {
  readonly title: string;
  /** From now, on the clinic's clock. */
  readonly in: string;
  readonly phones: readonly string[];
}

/** Wall time in New York, half an hour's visit. */
async function timesIn(interval: string): Promise<{ readonly start_time: string; readonly end_time: string }> {
  const [row] = await kept.clinic.sql<{ start_time: string; end_time: string }>(
    `select to_char(start, 'YYYY-MM-DD"T"HH24:MI') as start_time, to_char(start + interval '30 minutes', 'YYYY-MM-DD"T"HH24:MI') as end_time
     from (select (now() + clock_offset_ms * interval '1 millisecond') at time zone 'America/New_York' + $2::interval as start
       from account where id = $1) at`,
    [kept.clinic.account_id, interval],
  );
  if (row === undefined) throw new Error('no clock');
  return row;
}

/** Makes an appointment by the API and answers its id. */
async function make({ title, in: interval, phones }: Visit): Promise<string> {
  const participants = phones.map((phone, index) => ({ name: `${['Ana', 'Ben', 'Cara'][index]} López`, phone }));
  const event = { title, ...(await timesIn(interval)), participants };
  const { status, body } = await kept.request({ method: 'POST', path: '/v1/events', body: { events: [event] } });
  expect({ status, body }).toMatchObject({ status: 201 });
  const [row] = await kept.clinic.sql<{ id: string }>(`select id from appointment where title = $1`, [title]);
  return row?.id ?? '';
}

async function change(id: string, body: object): Promise<void> {
  const answer = await kept.request({ method: 'PATCH', path: `/v1/events/${id}`, body });
  expect(answer).toMatchObject({ status: 200 });
}

/** Exactly these texts, in order, have reached the phone. */
async function hears(phone: string, ...texts: readonly (string | RegExp)[]): Promise<void> {
  const wanted = texts.map((text) => (typeof text === 'string' ? text : expect.stringMatching(text)));
  await eventually(async () => expect(await kept.carrier.texts(phone)).toEqual(wanted));
}

async function says(phone: string, text: string): Promise<void> {
  expect(await kept.say(phone, text)).toBe(200);
}

async function skipped(id: string): Promise<Readonly<Record<string, string>>> {
  const rows = await kept.clinic.sql<{ name: string; reason: string }>(
    `select auto_message_id as name, status_reason as reason from message where appointment_id = $1 and status = 'skipped'`,
    [id],
  );
  return Object.fromEntries(rows.map(({ name, reason }) => [name, reason]));
}

async function states(id: string): Promise<readonly string[]> {
  const rows = await kept.clinic.sql<{ state: string }>(
    `select state from participant where appointment_id = $1 order by name`,
    [id],
  );
  return rows.map(({ state }) => state);
}

async function notices(id: string): Promise<readonly string[]> {
  const rows = await kept.clinic.sql<{ reason: string }>(
    `select notify_reason as reason from message where appointment_id = $1 and kind = 'notification' order by id`,
    [id],
  );
  return rows.map(({ reason }) => reason);
}

describe('a visit from its booking to its end', () => {
  it('is booked at once, leaves out what would say the same, and is followed up after the end', async () => {
    const phone = '+12025550601';
    const id = await make({ title: 'Cleaning', in: '2 hours 20 minutes', phones: [phone] });
    await hears(phone, 'Booked: Cleaning. Reply 1 to accept.');
    await says(phone, '1');
    await hears(phone, /^Booked/, /is accepted/);
    expect(await states(id)).toEqual(['accepted']);
    await kept.advance('2 hours');
    expect(await skipped(id)).toEqual({ msg_day: 'past_when_planned', msg_soon: 'too_close_to_booking' });
    await kept.advance('3 hours');
    await hears(phone, /^Booked/, /is accepted/, 'How was Cleaning?');
    await says(phone, 'it was GREAT, thanks');
    await hears(phone, /^Booked/, /is accepted/, /^How/, 'Thank you! Would you write a review?');
  });

  it('answers by the schedule’s defaults, but where a message has switched them off', async () => {
    const phone = '+12025550602';
    const id = await make({ title: 'Whitening', in: '2 days', phones: [phone] });
    await hears(phone, /^Booked/);
    await says(phone, 'where can I park?');
    await eventually(async () => expect(await notices(id)).toEqual(['reply_unmatched']));
    await kept.advance('25 hours');
    await hears(phone, /^Booked/, /^Tomorrow/);
    await says(phone, 'where can I park?');
    await hears(phone, /^Booked/, /^Tomorrow/, 'Park behind the house.');
  });

  it('looks at a condition when the message is due, with the facts of that moment', async () => {
    const [asked, told] = ['+12025550603', '+12025550604'];
    const changed = await make({ title: 'Check-up', in: '2 days', phones: [asked] });
    const other = await make({ title: 'Advice by phone', in: '2 days', phones: [told] });
    await hears(asked, /^Booked/);
    await hears(told, /^Booked/);
    await change(changed, { title: 'Check-up by phone' });
    await change(other, { title: 'Advice' });
    await kept.advance('25 hours');
    await hears(told, /^Booked/, 'Tomorrow: Advice. Reply 1 to confirm.');
    expect(await skipped(changed)).toMatchObject({ msg_day: 'condition_false' });
    await hears(asked, /^Booked/);
  });

  it('tells of a move and of a cancellation, and of nothing after it', async () => {
    const phone = '+12025550605';
    const id = await make({ title: 'Braces', in: '2 days', phones: [phone] });
    await hears(phone, /^Booked/);
    await kept.advance('25 hours');
    await hears(phone, /^Booked/, /^Tomorrow/);
    await says(phone, '1');
    await hears(phone, /^Booked/, /^Tomorrow/, /confirmed/);
    await change(id, await timesIn('3 days'));
    await hears(phone, /^Booked/, /^Tomorrow/, /confirmed/, 'Moved: Braces.');
    expect(await states(id)).toEqual(['none']);
    await kept.advance('49 hours');
    const again = [/^Booked/, /^Tomorrow/, /confirmed/, /^Moved/, /^Tomorrow/];
    await hears(phone, ...again);
    await change(id, { cancelled: true });
    await hears(phone, ...again, 'Cancelled: Braces.');
    await says(phone, '1');
    await hears(phone, ...again, /^Cancelled/, /was cancelled/);
    await kept.advance('3 days');
    await hears(phone, ...again, /^Cancelled/, /was cancelled/);
  });
});

describe('the client', () => {
  it('may change their mind for a while, and later must speak with staff', async () => {
    const phone = '+12025550606';
    const id = await make({ title: 'Filling', in: '2 days', phones: [phone] });
    await hears(phone, /^Booked/);
    await kept.advance('25 hours');
    const sent = [/^Booked/, /^Tomorrow/];
    await hears(phone, ...sent);
    await says(phone, '2');
    await hears(phone, ...sent, /cancelled/);
    await says(phone, '1');
    await hears(phone, ...sent, /cancelled/, /You are confirmed/);
    await says(phone, '3');
    await hears(phone, ...sent, /cancelled/, /You are confirmed/, /another time/);
    await kept.advance('11 minutes');
    await says(phone, '1');
    await hears(phone, ...sent, /cancelled/, /You are confirmed/, /another time/, /not confirmed yet/);
    expect(await states(id)).toEqual(['reschedule_requested']);
    expect(await notices(id)).toContain('confirm_after_cancel');
    await kept.advance('2 days');
    expect(await skipped(id)).toMatchObject({ msg_soon: 'stopped_after_state', msg_after: 'stopped_after_state' });
  });

  it('is left in peace during the quiet hours where they are, but answered', async () => {
    const phone = '+12025550607';
    const id = await make({ title: 'Implant', in: '2 days', phones: [phone] });
    await hears(phone, /^Booked/);
    const [zone] = await kept.clinic.sql<{ from: string; to: string }>(
      `select to_char(local + interval '24 hours', 'HH24:MI') as "from", to_char(local + interval '28 hours', 'HH24:MI') as "to"
       from (select (now() + clock_offset_ms * interval '1 millisecond') at time zone 'Asia/Tokyo' as local from account where id = $1) at`,
      [kept.clinic.account_id],
    );
    const quiet_hours = { from: zone?.from ?? '', to: zone?.to ?? '' };
    await kept.clinic.sql(
      `update contact set time_zone = 'Asia/Tokyo' where id = (select contact_id from participant where appointment_id = $1)`,
      [id],
    );
    const contacts = await kept.clinic.sql(
      `select c.time_zone from participant p join contact c on c.id = p.contact_id where p.appointment_id = $1`,
      [id],
    );
    expect(contacts).toEqual([{ time_zone: 'Asia/Tokyo' }]);
    const set = (hours: object | null) =>
      kept.clinic.sql(`update account set settings = settings || jsonb_build_object('quiet_hours', $1::jsonb)`, [
        hours === null ? 'null' : JSON.stringify(hours),
      ]);
    await set(quiet_hours);
    await kept.advance('25 hours');
    await hears(phone, /^Booked/);
    await says(phone, '1');
    await hears(phone, /^Booked/, /is accepted/);
    await kept.advance('4 hours');
    await hears(phone, /^Booked/, /is accepted/, /^Tomorrow/);
    await set(null);
  });

  it('that keeps a machine talking is answered ten times in an hour; staff hear of it once, and a 1 still counts', async () => {
    const phone = '+12025550608';
    const id = await make({ title: 'Root canal', in: '2 days', phones: [phone] });
    await hears(phone, /^Booked/);
    await kept.advance('25 hours');
    await hears(phone, /^Booked/, /^Tomorrow/);
    const answers: string[] = [];
    for (let said = 1; said <= 12; said += 1) {
      await says(phone, `parking ${said}?`);
      if (said <= 10) answers.push('Park behind the house.');
      await hears(phone, /^Booked/, /^Tomorrow/, ...answers);
    }
    await eventually(async () =>
      expect((await notices(id)).filter((reason) => reason === 'automation_stopped')).toHaveLength(1),
    );
    expect(await kept.clinic.sql(`select code, detail from log_entry where appointment_id = $1`, [id])).toEqual([
      { code: 'automation_stopped', detail: { limit: 'answers_per_hour' } },
    ]);
    await says(phone, '1');
    await eventually(async () => expect(await states(id)).toEqual(['confirmed']));
  });

  it('who wants no more is left alone, whatever is still planned', async () => {
    const phone = '+12025550609';
    const id = await make({ title: 'X-ray', in: '2 days', phones: [phone] });
    await hears(phone, /^Booked/);
    await says(phone, 'Stop');
    await hears(phone, /^Booked/, /no more messages/);
    await kept.advance('4 days');
    await hears(phone, /^Booked/, /no more messages/);
    expect(await skipped(id)).toMatchObject({ msg_day: 'opted_out', msg_soon: 'opted_out', msg_after: 'opted_out' });
  });
});

describe('a family on one phone', () => {
  const phone = '+12025550610';
  const list = (title: string) =>
    ['Ana', 'Ben', 'Cara'].map((name) => `${name} López: ${title}, \\w+, \\w+ \\d+ at \\d+:\\d+ [AP]M`).join('\n');

  it('gets one text, answers one, is asked which one it means, and is thanked once', async () => {
    const id = await make({ title: 'Family visit', in: '2 days', phones: [phone, phone, phone] });
    const booked = new RegExp(
      `^Booked: Family visit. Reply 1 to accept.\nThis is for all of these:\n${list('Family visit')}$`,
    );
    await hears(phone, booked);
    await says(phone, '1');
    const accepted = new RegExp(`is accepted.\nThis is for all of these:\n${list('Family visit')}$`);
    await hears(phone, booked, accepted);
    expect(await states(id)).toEqual(['accepted', 'accepted', 'accepted']);
    await kept.advance('25 hours');
    const day = new RegExp(
      `^Tomorrow: Family visit. Reply 1 to confirm.\nThis is for all of these:\n${list('Family visit')}$`,
    );
    await hears(phone, booked, accepted, day);
    await says(phone, '3');
    await hears(
      phone,
      booked,
      accepted,
      day,
      /^Which one do you mean\?\n1: Ana López.*\n2: Ben López.*\n3: Cara López/,
    );
    await says(phone, '2');
    await hears(phone, booked, accepted, day, /^Which one/, /another time/);
    expect(await states(id)).toEqual(['accepted', 'reschedule_requested', 'accepted']);
    expect(await kept.carrier.sends(phone)).toHaveLength(5);
  });
});
