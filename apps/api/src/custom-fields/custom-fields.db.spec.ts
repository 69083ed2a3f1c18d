import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type RunningApi, type TestAccount } from '../running-api.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';
import { contactSchema, type ContactAnswer } from '../contacts/contacts.schema.ts';
import { customFieldDetailsSchema, customFieldSchema, type CustomFieldAnswer } from './custom-fields.schema.ts';

let api: RunningApi;
let ours: TestAccount;
let admin: Browser;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

beforeEach(async () => {
  ours = await api.newAccount();
  admin = await signIn(api, ours.admin);
});

const call = (path: string, options: object = {}) => api.call(path, { key: ours.api_key, ...options });

const offer = (json: object) => admin.call('/screens/custom_fields', { method: 'POST', json });

const define = async (json: object): Promise<CustomFieldAnswer> => {
  const answer = await offer({ label: 'Field', ...json });
  expect(answer.status).toBe(201);
  return customFieldSchema.parse(answer.body);
};

const change = ({ id }: Pick<CustomFieldAnswer, 'id'>, json: object) =>
  admin.call(`/screens/custom_fields/${id}`, { method: 'PATCH', json });

const remove = ({ id }: Pick<CustomFieldAnswer, 'id'>) =>
  admin.call(`/screens/custom_fields/${id}`, { method: 'DELETE' });

const details = async () => customFieldDetailsSchema.parse((await admin.call('/screens/custom_fields')).body);

const contact = async (name: string, custom_data: object): Promise<ContactAnswer> => {
  const answer = await call('/v1/contacts', { method: 'POST', json: { name, custom_data } });
  expect(answer.status).toBe(201);
  return contactSchema.parse(answer.body);
};

const dataOf = async ({ id }: ContactAnswer) =>
  contactSchema.parse((await call(`/v1/contacts/${id}`)).body).custom_data;

it('are defined by admins, read by keys and staff, and renamed', async () => {
  const born = await define({ key: 'born', label: 'Date of birth', type: 'date' });
  await define({ key: 'pet', label: 'Animal', type: 'choice', choices: ['Dog', 'Cat'] });
  expect(await call('/v1/custom_fields')).toMatchObject({
    status: 200,
    body: {
      custom_fields: [
        { key: 'pet', choices: ['Dog', 'Cat'] },
        { key: 'born', type: 'date' },
      ],
    },
  });
  expect(await change(born, { label: 'Birthday' })).toMatchObject({
    status: 200,
    body: { label: 'Birthday', key: 'born' },
  });
  const staff = await signIn(api, ours.staff);
  expect((await staff.call('/v1/custom_fields')).status).toBe(200);
  expect((await staff.call('/screens/custom_fields')).status).toBe(403);
  expect((await remove(born)).status).toBe(204);
  expect((await details()).custom_fields.map(({ key }) => key)).toEqual(['pet']);
});

it.each([
  ['a key with a space', { key: 'my pet', type: 'text' }, '/key'],
  ['a key that begins with a digit', { key: '2nd', type: 'text' }, '/key'],
  ['a key that is there', { key: 'there', type: 'text' }, '/key'],
  ['no label', { key: 'pet', label: ' ', type: 'text' }, '/label'],
  ['a type there is not', { key: 'pet', type: 'colour' }, '/type'],
  ['a choice of nothing', { key: 'pet', type: 'choice' }, '/choices'],
  ['choices of a text', { key: 'pet', type: 'text', choices: ['Dog'] }, '/choices'],
  ['a choice twice', { key: 'pet', type: 'choice', choices: ['Dog', 'dog'] }, '/choices'],
])('refuses %s', async (_, json, field) => {
  await define({ key: 'there', type: 'text' });
  expect(await offer({ label: 'Pet', ...json })).toMatchObject({ status: 422, body: { errors: [{ field }] } });
});

describe('on a contact', () => {
  it('are of their type, whoever writes them, and what is undefined stays as it is', async () => {
    await define({ key: 'visits', type: 'number' });
    await define({ key: 'vip', type: 'yes_no' });
    const kim = await contact('Kim', { visits: '12', vip: 'yes', floor: '3' });
    expect(kim.custom_data).toEqual({ visits: 12, vip: true, floor: '3' });
    const path = `/v1/contacts/${kim.id}`;
    await call(path, { method: 'PATCH', json: { custom_data: { visits: '', vip: false } } });
    expect(await dataOf(kim)).toEqual({ visits: null, vip: false, floor: '3' });
    const refused = await call(path, { method: 'PATCH', json: { custom_data: { visits: 'many', vip: 'perhaps' } } });
    expect(refused).toMatchObject({
      status: 422,
      body: {
        errors: [
          { field: '/custom_data/visits', message: 'is no number such as 12 or 2.5' },
          { field: '/custom_data/vip', message: 'is neither yes nor no' },
        ],
      },
    });
    expect(await dataOf(kim)).toEqual({ visits: null, vip: false, floor: '3' });
  });

  it('are told of by their row in an import, before anything is stored', async () => {
    await define({ key: 'born', label: 'Birthday', type: 'date' });
    const rows = [
      { line: 2, name: 'Kim', emails: ['kim@client.example'], custom_data: { born: '1990-02-30' } },
      { line: 3, name: 'Ana', emails: ['ana@client.example'], custom_data: { born: '1990-02-28' } },
    ];
    const json = { rows, on_duplicate: 'update', dry_run: true };
    expect(await call('/v1/contacts/import', { method: 'POST', json })).toMatchObject({
      body: {
        created: 1,
        refused: 1,
        problems: [
          { line: 2, column: 'custom_data', value: '1990-02-30', message: '(Birthday) is no date such as 2026-11-21' },
        ],
      },
    });
  });
});

describe('another type', () => {
  it('is taken when all that contacts have fits, and what they have becomes of it', async () => {
    const kim = await contact('Kim', { visits: '12' });
    const ana = await contact('Ana', { visits: '3' });
    expect((await details()).undefined_keys).toEqual([{ key: 'visits', contact_count: 2 }]);
    const visits = await define({ key: 'visits', type: 'number' });
    expect([await dataOf(kim), await dataOf(ana)]).toEqual([{ visits: 12 }, { visits: 3 }]);
    expect((await change(visits, { type: 'choice', choices: ['3', '12'] })).status).toBe(200);
    expect(await dataOf(kim)).toEqual({ visits: '12' });
    expect((await details()).custom_fields).toMatchObject([{ key: 'visits', type: 'choice', contact_count: 2 }]);
  });

  it('is refused with what would not fit, and nothing is changed', async () => {
    const visits = await define({ key: 'visits', type: 'text' });
    const kim = await contact('Kim', { visits: '12' });
    await contact('Ana', { visits: 'often' });
    await contact('Bo', { visits: 'often' });
    expect(await change(visits, { type: 'number' })).toMatchObject({
      status: 409,
      body: { code: 'custom_field_values_do_not_fit', unfit: [{ value: 'often', contacts: 2 }] },
    });
    expect(await dataOf(kim)).toEqual({ visits: '12' });
    expect(await change(visits, { type: 'choice', choices: ['12'] })).toMatchObject({ status: 409 });
  });
});

describe('that something names', () => {
  it('are not deleted, and what names them is said; nothing of another account is', async () => {
    const pet = await define({ key: 'pet', type: 'text' });
    const other = await define({ key: 'pets', type: 'text' });
    const words = { name: 'Snow', channel: 'sms', content: { body: 'How is {{ custom.pet }}?' } };
    const template = await call('/v1/templates', { method: 'POST', json: words });
    expect(template.status).toBe(201);
    await api.call('/v1/templates', { method: 'POST', key: api.theirs.api_key, json: words });
    const definition = {
      spec_version: 1,
      messages: [
        {
          id: 'remind',
          name: 'Reminder',
          purpose: 'reminder',
          type: 'sms',
          timing: { anchor: 'start', offset: { days: -1 } },
          condition: { field: 'contact.custom.pet', op: 'is_set', value: null },
          content: { body: 'See you' },
          auto_replies: [],
        },
      ],
      windows: { default: { mon: [['09:00', '17:00']] } },
    };
    const schedule = await call('/v1/message_schedules', { method: 'POST', json: { name: 'Visits', definition } });
    expect(schedule.status).toBe(201);
    const used_by = [
      { by: 'schedule', name: 'Visits', standing: 'draft', messages: [{ id: 'remind', name: 'Reminder' }] },
      { by: 'template', name: 'Snow' },
    ];
    expect(await remove(pet)).toMatchObject({ status: 409, body: { code: 'custom_field_in_use', used_by } });
    expect((await details()).custom_fields).toMatchObject([
      { key: 'pet', used_by },
      { key: 'pets', used_by: [] },
    ]);
    expect((await remove(other)).status).toBe(204);
  });

  it('are not deleted where only what is under seal names them: the usual PIN, a planned broadcast', async () => {
    const [pin, birth] = [await define({ key: 'pin', type: 'text' }), await define({ key: 'birth', type: 'text' })];
    const settings = { enabled: true, default_pin: '{{ custom.pin }}' };
    expect((await admin.call('/screens/secure_messaging', { method: 'PATCH', json: settings })).status).toBe(200);
    const sent = await call('/v1/broadcasts', {
      method: 'POST',
      json: {
        ...{
          channel: 'sms',
          content: { body: 'Your results are in.' },
          send_securely: true,
          pin: '{{ custom.birth }}',
        },
        ...{ recipients: { addresses: ['+12025550171'] }, send_at: new Date(Date.now() + 86_400_000).toISOString() },
      },
      headers: { 'Idempotency-Key': 'sealed' },
    });
    expect(sent.status, sent.text).toBe(201);
    const broadcasts = [{ by: 'broadcast', recipient_count: 1 }];
    expect(await remove(pin)).toMatchObject({ status: 409, body: { used_by: [{ by: 'secure_messaging' }] } });
    expect(await remove(birth)).toMatchObject({ status: 409, body: { used_by: broadcasts } });
  });
});

it('of another account are not there', async () => {
  const pet = await define({ key: 'pet', type: 'text' });
  const theirs = await signIn(api, api.theirs.admin);
  const path = `/screens/custom_fields/${pet.id}`;
  expect((await theirs.call(path, { method: 'PATCH', json: { label: 'x' } })).status).toBe(404);
  expect((await theirs.call(path, { method: 'DELETE' })).status).toBe(404);
});
