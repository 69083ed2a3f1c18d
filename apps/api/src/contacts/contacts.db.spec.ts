import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type RunningApi, type TestAccount } from '../running-api.spec-support.ts';
import { signIn } from '../session/browser.spec-support.ts';
import { contactHistorySchema } from './contact-history.schema.ts';
import { contactPageSchema, contactSchema, type ContactAnswer } from './contacts.schema.ts';

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

const make = async (json: object): Promise<ContactAnswer> => {
  const answer = await call('/v1/contacts', { method: 'POST', json: { name: '', ...json } });
  expect(answer.status).toBe(201);
  return contactSchema.parse(answer.body);
};

const change = ({ id }: Pick<ContactAnswer, 'id'>, json: object, headers: object = {}) =>
  call(`/v1/contacts/${id}`, { method: 'PATCH', json, headers });

const read = async ({ id }: Pick<ContactAnswer, 'id'>) => contactSchema.parse((await call(`/v1/contacts/${id}`)).body);

const list = async (query = '') => contactPageSchema.parse((await call(`/v1/contacts${query}`)).body);
const names = async (query = '') => (await list(query)).contacts.map(({ name }) => name);

const book = (...participants: readonly object[]) =>
  call('/v1/events', {
    method: 'POST',
    json: {
      events: [{ title: 'Cleaning', start_time: '2027-03-10T15:00', end_time: '2027-03-10T16:00', participants }],
    },
  });

const KIM = { name: 'Kim Lee', phones: ['(202) 555-0123', '+1 202 555 0124'], emails: ['Kim@Client.Example'] };

it('are made with addresses as they are kept, each once and in order', async () => {
  const kim = await make({
    ...KIM,
    phones: [...KIM.phones, '+12025550123'],
    locale: 'es_mx',
    time_zone: 'america/chicago',
  });
  expect(kim).toMatchObject({
    phones: ['+12025550123', '+12025550124'],
    emails: ['kim@client.example'],
    locale: 'es-MX',
    time_zone: 'America/Chicago',
  });
  expect(await read(kim)).toEqual(kim);
});

it('are found by a part of the name, of a number in any form and of an email address', async () => {
  await make(KIM);
  await make({ name: 'Ana', emails: ['ana@client.example'] });
  for (const q of ['kim', 'LEE', '555-0124', '(202) 555', '+1 202-555-0123', 'KIM@']) {
    expect(await names(`?q=${encodeURIComponent(q)}`), q).toEqual(['Kim Lee']);
  }
  expect(await names('?q=client.example')).toEqual(['Ana', 'Kim Lee']);
  expect(await names('?q=nobody')).toEqual([]);
});

it('are listed a page at a time, by name', async () => {
  for (const name of ['Cy', 'Ana', 'Bo']) await make({ name });
  const first = await list('?limit=2');
  expect([first.contacts.map(({ name }) => name), first.total]).toEqual([['Ana', 'Bo'], 3]);
  const second = await list(`?limit=2&cursor=${first.next_cursor}`);
  expect([second.contacts.map(({ name }) => name), second.total, second.next_cursor]).toEqual([['Cy'], null, null]);
  expect(await call('/v1/contacts?cursor=x')).toMatchObject({ status: 422, body: { errors: [{ field: 'cursor' }] } });
});

it('keep what a change does not name, and refuse one that began from something older', async () => {
  const kim = await make({ ...KIM, custom_data: { room: 'A', floor: 2 } });
  const headers = { 'if-match': kim.etag };
  const changed = await change(kim, { phones: [KIM.phones[1]], custom_data: { floor: 3 } }, headers);
  expect(changed).toMatchObject({
    status: 200,
    body: { name: 'Kim Lee', phones: ['+12025550124'], emails: kim.emails, custom_data: { room: 'A', floor: 3 } },
  });
  expect(await change(kim, { name: 'Other' }, headers)).toMatchObject({
    status: 412,
    body: { code: 'changed_meanwhile', current: { phones: ['+12025550124'] } },
  });
});

it('are archived, found there and taken out again', async () => {
  const kim = await make(KIM);
  expect((await call(`/v1/contacts/${kim.id}`, { method: 'DELETE' })).status).toBe(204);
  expect(await names()).toEqual([]);
  expect(await names('?archived=true')).toEqual(['Kim Lee']);
  expect(await change(kim, { archived: false })).toMatchObject({ status: 200, body: { archived_at: null } });
});

it.each([
  ['a number that is none', { phones: ['12'] }, '/phones/0'],
  ['a mail address that is none', { emails: ['x@y.example', 'nobody'] }, '/emails/1'],
  ['a zone there is not', { time_zone: 'Mars/Base' }, '/time_zone'],
  ['a language that is none', { locale: '!' }, '/locale'],
  ['nothing at all', {}, '/name'],
])('refuse %s by its field', async (_, json, field) => {
  const answer = await call('/v1/contacts', { method: 'POST', json: { name: '', ...json } });
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  expect(await names()).toEqual([]);
});

it('say whose an address is that somebody else has, and store nothing', async () => {
  const kim = await make(KIM);
  const ana = await make({ name: 'Ana' });
  expect(await change(ana, { name: 'Anna', phones: ['202-555-0124'] })).toMatchObject({
    status: 409,
    body: {
      code: 'address_taken',
      taken: [{ type: 'phone', address: '+12025550124', contact: { id: kim.id, name: 'Kim Lee' } }],
      errors: [{ field: '/phones/0', message: 'is Kim Lee’s' }],
    },
  });
  expect(await read(ana)).toMatchObject({ name: 'Ana', phones: [] });
});

describe('that turn out to be one', () => {
  const two = async () => {
    await book({ name: 'Kim Lee', phone: '+12025550123' }, { name: 'K. Lee', email: 'kim@client.example' });
    const [other, kim] = (await list()).contacts;
    if (kim === undefined || other === undefined) throw new Error('two were booked');
    await api.rows(
      `insert into thread (id, account_id, contact_id, type, address, last_message_at)
       values (gen_random_uuid(), $1, $2, 'email', 'kim@client.example', now())`,
      [ours.account_id, other.id],
    );
    for (const [contact, channel, state] of [
      [kim, 'sms', 'given'],
      [other, 'sms', 'refused'],
      [other, 'email', 'given'],
    ] as const) {
      await api.rows(
        `insert into consent (account_id, contact_id, channel, state, reason, set_by_user_id, set_at)
         select $1, $2, $3, $4, 'said so', u.id, clock_timestamp() from "user" u where u.account_id = $1 limit 1`,
        [ours.account_id, contact.id, channel, state],
      );
    }
    return { kim, other };
  };

  const consents = async ({ id }: Pick<ContactAnswer, 'id'>) =>
    (await api.rows('select channel, state from consent where contact_id = $1 order by channel', [id])).map(
      ({ channel, state }) => `${String(channel)} ${String(state)}`,
    );

  const belongings = async ({ id }: Pick<ContactAnswer, 'id'>) => ({
    participants: (await api.rows('select name from participant where contact_id = $1 order by name', [id])).length,
    threads: (await api.rows('select id from thread where contact_id = $1', [id])).length,
  });

  const merge = (kim: ContactAnswer, other: ContactAnswer) =>
    call(`/v1/contacts/${kim.id}/merge`, { method: 'POST', json: { contact_id: other.id } });

  it('have everything together, and a refusal stands', async () => {
    const { kim, other } = await two();
    expect(await merge(kim, other)).toMatchObject({
      status: 200,
      body: {
        name: 'Kim Lee',
        phones: ['+12025550123'],
        emails: ['kim@client.example'],
        merged: [{ id: other.id, name: 'K. Lee' }],
      },
    });
    expect(await belongings(kim)).toEqual({ participants: 2, threads: 1 });
    expect(await consents(kim)).toEqual(['email given', 'sms refused']);
    expect(await names()).toEqual(['Kim Lee']);
    expect(await read(other)).toMatchObject({ merged_into_id: kim.id, phones: [], emails: [] });
    expect(await change(other, { name: 'x' })).toMatchObject({ status: 409, body: { merged_into_id: kim.id } });
    expect(await merge(kim, other)).toMatchObject({ status: 409, body: { code: 'contact_merged' } });
    expect(
      await api.rows(`select code from log_entry where account_id = $1 and code like 'contacts%'`, [ours.account_id]),
    ).toEqual([{ code: 'contacts_merged' }]);
  });

  it('are two again by a split, each with what it had', async () => {
    const { kim, other } = await two();
    await merge(kim, other);
    const split = await call(`/v1/contacts/${kim.id}/split`, { method: 'POST', json: { merged_id: other.id } });
    expect(split).toMatchObject({ status: 200, body: { id: other.id, emails: ['kim@client.example'], merged: [] } });
    expect(await names()).toEqual(['K. Lee', 'Kim Lee']);
    expect([await belongings(kim), await belongings(other)]).toEqual([
      { participants: 1, threads: 0 },
      { participants: 1, threads: 1 },
    ]);
    expect(await consents(kim)).toEqual(['sms given']);
    expect(await consents(other)).toEqual(['email given', 'sms refused']);
    expect((await call(`/v1/contacts/${kim.id}/split`, { method: 'POST', json: { merged_id: other.id } })).status).toBe(
      404,
    );
  });

  it('are not one with themselves, nor with somebody of another account', async () => {
    const kim = await make(KIM);
    expect((await merge(kim, kim)).status).toBe(422);
    const theirs = await api.call('/v1/contacts', {
      method: 'POST',
      key: api.theirs.api_key,
      json: { name: 'Theirs' },
    });
    expect((await merge(kim, contactSchema.parse(theirs.body))).status).toBe(404);
  });
});

it('give an address to a contact of its own, with its appointments and a refusal', async () => {
  await book({ name: 'Kim Lee', phone: '+12025550123' });
  const [kim] = (await list()).contacts;
  if (kim === undefined) throw new Error('Kim was booked');
  await change(kim, { phones: ['+12025550123', '+12025550124'] });
  const split = (address: string) =>
    call(`/v1/contacts/${kim.id}/split`, {
      method: 'POST',
      json: { name: 'Kim’s mother', addresses: [{ type: 'phone', address }] },
    });
  expect(await split('+12025550199')).toMatchObject({
    status: 422,
    body: { errors: [{ field: '/addresses/0/address' }] },
  });
  const mother = contactSchema.parse((await split('+12025550123')).body);
  expect(mother).toMatchObject({ name: 'Kim’s mother', phones: ['+12025550123'] });
  expect((await read(kim)).phones).toEqual(['+12025550124']);
  expect(await api.rows('select name from participant where contact_id = $1', [mother.id])).toEqual([
    { name: 'Kim Lee' },
  ]);
});

it('tell their appointments and what was said', async () => {
  await book({ name: 'Kim Lee', phone: '+12025550123' });
  const [kim] = (await list()).contacts;
  await api.rows(
    `with t as (insert into thread (id, account_id, contact_id, type, address, last_message_at)
       values (gen_random_uuid(), $1, $2, 'phone', '+12025550123', now()) returning id)
     insert into message (id, account_id, direction, kind, channel, status, lane, to_address, body, due_at, thread_id)
     select gen_random_uuid(), $1, 'in', 'reply', 'sms', 'received', 'answer', '+1', 'On my way', now(), id from t`,
    [ours.account_id, kim?.id],
  );
  const admin = await signIn(api, ours.admin);
  const answer = await admin.call(`/screens/contacts/${kim?.id}/history`);
  expect(contactHistorySchema.parse(answer.body)).toMatchObject({
    appointments: [{ title: 'Cleaning', start_time: expect.stringContaining('2027-03-10T15:00') }],
    messages: [{ direction: 'in', body: 'On my way', appointment: null }],
  });
});
