import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientToken } from '@kept/channels/client-token';
import { newId } from '@kept/persistence/new-id';
import { openDesk, type Desk } from '../desk.spec-support.ts';
import type { Event } from '../events/event.schema.ts';
import { TEST_SECRET } from '../running-api.spec-support.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(() => desk.stop());

interface Reminded {
  readonly event: Event;
  readonly message_id: string;
  /** Where their link leads. */
  readonly path: string;
  /** What a form of the page sends. */
  readonly form: Readonly<Record<string, string>>;
}

const linkTo = (message_id: string, path: 'r' | 'b' = 'r') => {
  const purpose = path === 'r' ? 'reminder page' : 'booking page';
  const { account_id } = desk.api.ours;
  return `/${path}/${clientToken({ purpose, account_id, id: message_id, secret: TEST_SECRET })}`;
};

/** Somebody who has been sent a reminder; each with a number of its own. */
let numbers = 0;
async function reminded(of: Partial<Parameters<Desk['make']>[0]> = {}): Promise<Reminded> {
  numbers += 1;
  const phone = `+1833555${String(1_000 + numbers)}`;
  const event = await desk.make({ participants: [{ name: 'Kim Lee', phone }], ...of });
  await desk.decide(event);
  const participant_id = event.participants[0]?.id ?? '';
  await desk.staff.call(`/screens/participants/${participant_id}/messages/msg_reminder/commands`, {
    method: 'POST',
    json: { command: 'send_now' },
  });
  await desk.decide(event);
  const [message_id = ''] = await desk.deliver(event);
  await desk.decide(event);
  return { event, message_id, path: linkTo(message_id), form: { participant_id, version: '1', form_id: newId() } };
}

const look = (path: string) => desk.api.call(path, { key: null });
const send = ({ path, form }: Pick<Reminded, 'path' | 'form'>, more: Readonly<Record<string, string>>) =>
  desk.api.call(path, {
    key: null,
    method: 'POST',
    raw: new URLSearchParams({ ...form, ...more }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
  });

const stateOf = async ({ event }: Reminded) => {
  const [row] = await desk.api.rows('select state, state_set_by from participant where id = $1', [
    event.participants[0]?.id,
  ]);
  return row;
};
const noticesOf = async ({ event }: Reminded) => {
  const rows = await desk.api.rows(
    `select notify_reason from message where appointment_id = $1 and kind = 'notification' order by id`,
    [event.id],
  );
  return [...new Set(rows.map(({ notify_reason }) => notify_reason))];
};
const inputsOf = async ({ event }: Reminded) =>
  desk.api.rows(
    `select i.payload ->> 'by' as by from sequence_input i join sequence s on s.id = i.sequence_id
     where s.appointment_id = $1 and i.type = 'state_set'`,
    [event.id],
  );

describe('the page behind a reminder’s link', () => {
  it('shows what, when and where, and how to answer, to whoever looks, and changes nothing', async () => {
    const kim = await reminded({ title: 'Cleaning <b>', location: 'Main St 5' });
    for (const method of ['GET', 'HEAD'])
      expect((await desk.api.call(kim.path, { key: null, method })).status).toBe(200);
    const { text, headers } = await look(kim.path);
    for (const shown of ['Cleaning &lt;b&gt;', 'Main St 5', 'I will come', 'Not answered yet', 'Ask for another time'])
      expect(text).toContain(shown);
    expect(text).not.toContain('<script');
    expect(['cache-control', 'referrer-policy', 'x-robots-tag'].map((name) => headers.get(name))).toEqual([
      'no-store',
      'no-referrer',
      'noindex, nofollow',
    ]);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/u);
    expect(await inputsOf(kim)).toEqual([]);
    expect(await stateOf(kim)).toEqual({ state: 'none', state_set_by: null });
  });

  it.each([
    ['confirmed', 'client_confirmed', /confirmed/u],
    ['cancelled', 'client_cancelled', /cancelled/u],
    ['reschedule_requested', 'client_requested_reschedule', /another time/u],
  ])('takes “%s” at once: it stands, staff hear of it, the page thanks', async (state, reason, thanks) => {
    const kim = await reminded();
    const { status, text } = await send(kim, { state });
    expect([status, /role="status"[^>]*>([^<]*)/u.exec(text)?.[1]]).toEqual([200, expect.stringMatching(thanks)]);
    expect(await stateOf(kim)).toEqual({ state, state_set_by: 'client' });
    expect(await noticesOf(kim)).toEqual([reason]);
  });

  it('counts a form once, however often and at once it is sent', async () => {
    const kim = await reminded();
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(kim, { state: 'confirmed' })));
    expect(answers.every(({ status, text }) => status === 200 && text.includes('Confirmed'))).toBe(true);
    expect(await inputsOf(kim)).toEqual([{ by: 'client_page' }]);
  });

  it('lets the last word win, and tells staff of each', async () => {
    const kim = await reminded();
    await send(kim, { state: 'confirmed' });
    await send(kim, { state: 'reschedule_requested', form_id: newId() });
    expect(await stateOf(kim)).toMatchObject({ state: 'reschedule_requested' });
    expect(await noticesOf(kim)).toEqual(['client_confirmed', 'client_requested_reschedule']);
  });

  it('says why in the journal, with the page as the place', async () => {
    const kim = await reminded();
    await send(kim, { state: 'confirmed' });
    const { steps } = await desk.journal(kim.event);
    expect(steps.flatMap(({ why }) => why)).toContain('The client answered on their page: confirmed.');
  });

  it('takes nothing about a time that no longer stands, and shows the new one', async () => {
    const kim = await reminded();
    await desk.api.rows('update appointment set version = version + 1 where id = $1', [kim.event.id]);
    const { text } = await send(kim, { state: 'confirmed' });
    expect(text).toContain('has changed since you opened the page');
    expect(await inputsOf(kim)).toEqual([]);
  });

  it.each([
    ['an answer of another page', { state: 'accepted' }],
    ['an answer that there is not', { state: 'paid' }],
    ['somebody else', { state: 'confirmed', participant_id: newId() }],
    ['no form', { state: 'confirmed', form_id: '' }],
  ])('changes nothing for %s', async (_, more) => {
    const kim = await reminded();
    const { text } = await send(kim, more);
    expect(text).toContain('Nothing was changed');
    expect(await inputsOf(kim)).toEqual([]);
  });

  it('takes no form of another’s page', async () => {
    const kim = await reminded();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' };
    const raw = new URLSearchParams({ ...kim.form, state: 'confirmed' }).toString();
    expect((await desk.api.call(kim.path, { key: null, method: 'POST', raw, headers })).status).toBe(403);
    expect(await inputsOf(kim)).toEqual([]);
  });

  it('says of one that was cancelled, is over, or that they were taken off, that it is so', async () => {
    const kim = await reminded();
    await desk.api.rows(`update participant set removed_at = now() where appointment_id = $1`, [kim.event.id]);
    expect((await look(kim.path)).text).toContain('You are no longer on this appointment');
    await send(kim, { state: 'confirmed' });
    expect(await inputsOf(kim)).toEqual([]);
    await desk.api.rows(`update participant set removed_at = null where appointment_id = $1`, [kim.event.id]);
    await desk.api.rows(`update appointment set status = 'cancelled' where id = $1`, [kim.event.id]);
    const cancelled = await look(kim.path);
    expect(cancelled.text).toContain('has been cancelled');
    expect(cancelled.text).not.toContain('<form');
  });

  it('is a page for bookings where that was the link', async () => {
    const kim = await reminded();
    const path = linkTo(kim.message_id, 'b');
    const { text } = await look(path);
    expect([text.includes('Accept'), text.includes('I will come')]).toEqual([true, false]);
    await send({ path, form: kim.form }, { state: 'accepted' });
    expect(await stateOf(kim)).toMatchObject({ state: 'accepted' });
  });

  it('gives a file for the client’s calendar', async () => {
    const kim = await reminded({ title: 'Cleaning' });
    const { status, text, headers } = await look(`${kim.path}/${kim.form['participant_id'] ?? ''}.ics`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(text).toContain('SUMMARY:Cleaning\\, ours');
    expect((await look(`${kim.path}/${newId()}.ics`)).status).toBe(404);
  });

  it('speaks the client’s language', async () => {
    const kim = await reminded();
    await desk.api.rows(
      `update contact c set locale = 'de' from participant p where p.contact_id = c.id and p.appointment_id = $1`,
      [kim.event.id],
    );
    const { text } = await look(kim.path);
    expect([text.includes('<html lang="de">'), text.includes('Ich komme')]).toEqual([true, true]);
  });

  it('is one page, the same to the letter, for every link that leads nowhere', async () => {
    const kim = await reminded();
    const { account_id } = desk.api.ours;
    const purpose = 'reminder page';
    const tokens = [
      'x',
      'A'.repeat(64),
      kim.path.slice(3, -1),
      clientToken({ purpose, account_id, id: newId(), secret: TEST_SECRET }),
      clientToken({ purpose: 'unsubscribe', account_id, id: newId(), secret: TEST_SECRET }),
      clientToken({ purpose, account_id: desk.api.theirs.account_id, id: newId(), secret: TEST_SECRET }),
    ];
    const pages = new Set<string>();
    for (const token of tokens)
      for (const answer of [
        await look(`/r/${token}`),
        await send({ path: `/r/${token}`, form: kim.form }, { state: 'confirmed' }),
      ]) {
        expect(answer.status).toBe(404);
        pages.add(answer.text);
      }
    expect(pages.size).toBe(1);
  });
});

it('is over two months after the end', async () => {
  const kim = await reminded();
  await desk.advance('3 years');
  expect((await look(kim.path)).status).toBe(404);
});
