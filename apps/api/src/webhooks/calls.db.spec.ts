import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@kept/persistence/new-id';
import { openDesk, type Desk } from '../desk.spec-support.ts';
import type { Answer } from '../running-api.spec-support.ts';
import { signedForms, type SentForm, type Signed } from './signed-form.spec-support.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const made = await desk.api.call('/v1/message_schedules', {
    method: 'POST',
    json: { name: 'Phone first', starter: 'phone_first' },
  });
  expect(made.status, made.text).toBe(201);
  const [schedule] = await desk.api.rows(`select id from message_schedule where name = 'Phone first'`);
  const published = await desk.api.call(`/v1/message_schedules/${String(schedule?.['id'])}/publish`, {
    method: 'POST',
  });
  expect(published.status, published.text).toBe(200);
  await desk.api.rows('delete from schedule_assignment where account_id = $1', [desk.api.ours.account_id]);
  await desk.api.rows(
    `insert into schedule_assignment (id, account_id, position, schedule_id) values ($1, $2, 1, $3)`,
    [newId(), desk.api.ours.account_id, schedule?.['id']],
  );
});
afterAll(() => desk.stop());

let day = 10;

/** A call that the carrier has taken, of a visit some days after the one before. */
async function placed(phone: string) {
  day += 2;
  const [start_time, end_time] = [`2027-03-${day}T15:00`, `2027-03-${day}T16:00`];
  const event = await desk.make({ start_time, end_time, participants: [{ name: 'Kim Lee', phone }] });
  const [start] = await desk.api.rows(
    `select extract(epoch from (start_at - interval '1 day' - now())) * 1000 - a.clock_offset_ms as ms
     from appointment ap join account a on a.id = ap.account_id where ap.id = $1`,
    [event.id],
  );
  await desk.decide(event);
  await desk.advance(`${Math.max(0, Number(start?.['ms']))} milliseconds`);
  await desk.decide(event);
  const [message_id] = await desk.deliver(event);
  const [attempt] = await desk.api.rows('select id from delivery_attempt where message_id = $1', [message_id]);
  const path = `/v1/webhooks/twilio/${desk.api.ours.account_id}/calls/${String(attempt?.['id'])}`;
  const CallSid = `SM${String(message_id)}`.replaceAll('-', '');
  await desk.api.rows('update delivery_attempt set provider_id = $1 where id = $2', [CallSid, attempt?.['id']]);
  const post = (step: string, form: SentForm = {}, signed: Partial<Signed> = {}): Promise<Answer> =>
    signedForms(desk.api)(`${path}/${step}`, { form: { CallSid, ...form }, ...signed });
  return { event, path, post };
}

/** The words between the tags, and where the digit goes. */
const said = ({ text }: Answer) => [...text.matchAll(/<Say[^>]*>([^<]*)</g)].map(([, words]) => words);
const action = ({ text }: Answer) => /action="([^"]*)"/.exec(text)?.[1] ?? null;

describe('a call of the starter that calls first', () => {
  it('is answered, takes 2 and then 1, and the appointment shows that another time was asked for', async () => {
    const { event, path, post } = await placed('+18335550101');
    const first = await post('answer?locale=en-US', { AnsweredBy: 'human', CallStatus: 'in-progress' });
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8']);
    expect(said(first)[0]).toMatch(/^Hello Kim, this is /);
    expect(first.text).toContain('<Say language="en-US" voice="Polly.Joanna">');
    expect(action(first)).toBe(`${desk.api.public_url}${path}/digits/1?locale=en-US`);
    const menu = await post('digits/1?locale=en-US', { Digits: '2' });
    expect(said(menu)).toEqual(['To ask for another time, press 1. To cancel your appointment, press 2.']);
    const last = await post('digits/2?locale=en-US', { Digits: '1' });
    expect(last.text).toMatch(/<Hangup\/><\/Response>$/);
    expect((await post('digits/2?locale=en-US', { Digits: '1' })).text).toBe(last.text);
    expect((await post('status', { CallStatus: 'completed', CallDuration: '31' })).status).toBe(204);
    const [shown] = (await desk.list('')).events.filter(({ id }) => id === event.id);
    expect(shown?.title).toMatch(/^\[RESCHEDULE\]/);
  });

  it('is spoken by the voice the account has chosen, to the end', async () => {
    await desk.api.rows(`update account set settings = settings || '{"voices": {"en-US": "Polly.Matthew"}}'`);
    const { post } = await placed('+18335550106');
    const heard = [await post('answer?locale=en-US'), await post('digits/1?locale=en-US', { Digits: '2' })];
    for (const { text } of heard) expect(text).toContain('<Say language="en-US" voice="Polly.Matthew">');
    await desk.api.rows(`update account set settings = settings - 'voices'`);
  });

  it('on a machine leaves what is left on one', async () => {
    const { post } = await placed('+18335550102');
    const left = await post('answer?locale=en-US', { AnsweredBy: 'machine_end_beep' });
    expect(said(left)).toEqual([expect.stringMatching(/We send you a text so that you can answer/)]);
    expect(left.text).not.toContain('<Gather');
  });

  it('plays a clip of its script at an address that expires', async () => {
    const { event, post } = await placed('+18335550104');
    const spoken = { locale: 'en-US', script: [{ play: newId() }, { play: 'no_file' }], voicemail: null };
    await desk.api.rows(`update message set spoken = $1 where appointment_id = $2`, [JSON.stringify(spoken), event.id]);
    const first = await post('answer?locale=en-US');
    const [play, ...more] = [...first.text.matchAll(/<Play>([^<]*)</g)].map(([, url]) => url);
    expect([play, more]).toEqual([expect.stringMatching(`^${desk.api.public_url}/files/[A-Za-z0-9_-]+$`), []]);
  });

  it('in which the time to dial runs out is asked again', async () => {
    const { post } = await placed('+18335550103');
    await post('answer?locale=en-US');
    const again = await post('digits/1?locale=en-US');
    expect(said(again)[0]).toMatch(/^Hello Kim/);
  });

  it('that cannot be decided within eight seconds ends politely, and what was dialled counts when it can', async () => {
    const { event, post } = await placed('+18335550107');
    await post('answer?locale=en-US');
    await desk.api.rows('begin');
    await desk.api.rows('lock table call_turn in access exclusive mode');
    const begun = performance.now();
    const late = await post('digits/1?locale=de', { Digits: '1' });
    const seconds = (performance.now() - begun) / 1000;
    await desk.api.rows('rollback');
    expect([late.status, said(late)]).toEqual([
      200,
      [expect.stringMatching(/^Bei uns ist leider etwas schiefgegangen/)],
    ]);
    expect(late.text).toMatch(/<Hangup\/><\/Response>$/);
    // the carrier gives up after 15
    expect(seconds).toBeGreaterThan(7.5);
    expect(seconds).toBeLessThan(12);
    await expect.poll(async () => (await desk.inputsOf(event)).map(({ type }) => type)).toContain('digit');
  });

  it.each([
    ['forged', 403, 'signature_wrong', { auth_token: 'f'.repeat(32) }, {}],
    ['with the provider’s id of another call', 404, 'call_not_found', {}, { CallSid: 'CA1' }],
    ['with two digits at once', 422, 'invalid_request', {}, { Digits: '12' }],
  ])('%s changes nothing', async (_, status, code, signed, form) => {
    const { event, post } = await placed(`+1833555${2000 + status}`);
    const answer = await post('digits/1', { Digits: '1', ...form }, signed);
    expect([answer.status, answer.body], answer.text).toMatchObject([status, { code }]);
    expect((await desk.inputsOf(event)).map(({ type }) => type)).not.toContain('digit');
  });

  it('takes no digit after its end, of a call of another account, or of a text', async () => {
    const { event, post } = await placed('+18335550105');
    await post('status', { CallStatus: 'completed' });
    await desk.api.rows(`update call set ended_at = ended_at - interval '2 minutes'`);
    expect((await post('digits/1', { Digits: '1' })).body).toMatchObject({ code: 'call_over' });
    const theirs = desk.api.theirs;
    const [attempt] = await desk.api.rows(
      `select at.id from delivery_attempt at join message m on m.id = at.message_id where m.appointment_id = $1`,
      [event.id],
    );
    const path = `/v1/webhooks/twilio/${theirs.account_id}/calls/${String(attempt?.['id'])}/digits/1`;
    const form = { CallSid: 'CA1', Digits: '1' };
    expect((await signedForms(desk.api)(path, { account: theirs, form })).status).toBe(404);
    expect((await desk.inputsOf(event)).map(({ type }) => type)).not.toContain('digit');
  });
});

it.each([
  ['de-AT', 'Auf Wiederhören.', 'de-DE'],
  ['xx', 'Goodbye.', 'en-US'],
])(
  'what is said in trouble is said in the language of %s, without reading anything',
  async (locale, words, language) => {
    const path = `/v1/webhooks/twilio/${newId()}/calls/${newId()}/fallback?locale=${locale}`;
    const answer = await desk.api.call(path, { method: 'POST', key: null });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(words);
    expect(answer.text).toContain(`language="${language}"`);
  },
);
