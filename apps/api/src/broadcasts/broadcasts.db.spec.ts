import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type Answer, type RunningApi } from '../running-api.spec-support.ts';
import { signIn } from '../session/browser.spec-support.ts';
import { broadcastSchema, previewSchema, recipientPageSchema, type BroadcastPreview } from './broadcast.schema.ts';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

const send = (json: object, more: { readonly key?: string; readonly headers?: Record<string, string> } = {}) =>
  api.call('/v1/broadcasts', { method: 'POST', json, ...more });

const text = (json: object = {}) => ({ channel: 'sms', content: { body: 'We are closed today.' }, ...json });
const to = (...addresses: readonly string[]) => ({ recipients: { addresses } });

const sent = async (json: object) => {
  const answer = await send(json);
  expect([answer.status, answer.text]).toMatchObject([201, expect.any(String)]);
  return broadcastSchema.parse(answer.body);
};

const preview = async (json: object): Promise<BroadcastPreview> => {
  const answer = await api.call('/v1/broadcasts/preview', { method: 'POST', json });
  expect([answer.status, answer.text]).toMatchObject([200, expect.any(String)]);
  return previewSchema.parse(answer.body);
};

const recipientsOf = async (id: string) =>
  recipientPageSchema.parse((await api.call(`/v1/broadcasts/${id}/recipients`)).body).recipients;

interface Made {
  readonly event_id: string;
  readonly participant_id: string;
}

const event = async (participants: readonly object[], title = 'Cleaning'): Promise<Made> => {
  const times = { start_time: '2031-05-02T10:00', end_time: '2031-05-02T11:00' };
  const answer = await api.call('/v1/events', {
    method: 'POST',
    json: { events: [{ title, ...times, participants }] },
  });
  const [row] = await api.rows(
    `select p.id, p.appointment_id from participant p join appointment a on a.id = p.appointment_id
     where a.title = $1 and a.account_id = $2 order by a.id desc, p.position limit 1`,
    [title, api.ours.account_id],
  );
  expect(answer.status).toBe(201);
  return { event_id: String(row?.['appointment_id']), participant_id: String(row?.['id']) };
};

const problemOf = ({ status, body }: Answer) => [status, body];

describe('a broadcast', () => {
  it('goes to contacts, addresses, participants and everyone on appointments, each address once', async () => {
    const one = await event(
      [
        { name: 'Ann Lee', phone: '+12025550151' },
        { name: 'Bo Lee', phone: '(202) 555-0152' },
      ],
      'Both',
    );
    const other = await event([{ name: 'Cy Day', phone: '+12025550153' }], 'Cy’s');
    const [contact] = await api.rows(`select id from contact where name = 'Bo Lee'`);
    const made = await sent(
      text({
        recipients: {
          appointments: [one.event_id],
          participants: [other.participant_id],
          contacts: [String(contact?.['id'])],
          addresses: ['202-555-0151', '+1 202 555 0154'],
        },
      }),
    );
    expect(made).toMatchObject({
      status: 'scheduled',
      recipient_count: 4,
      words: 'We are closed today.',
      source: 'api',
    });
    expect((await recipientsOf(made.id)).map(({ name, address, outcome }) => [name, address, outcome])).toEqual([
      ['Ann Lee', '+12025550151', 'waiting'],
      ['Bo Lee', '+12025550152', 'waiting'],
      ['Cy Day', '+12025550153', 'waiting'],
      [null, '+12025550154', 'waiting'],
    ]);
  });

  it('of ten thousand is written down at once', async () => {
    const addresses = Array.from({ length: 10_000 }, (_, index) => `+1212${2_000_000 + index}`);
    const made = await sent(text(to(...addresses)));
    expect([made.recipient_count, made.counts.waiting]).toEqual([10_000, 10_000]);
  });

  it('made again with its Idempotency-Key is the same one', async () => {
    const json = text(to('+12025550160'));
    const headers = { 'idempotency-key': 'broadcast-1' };
    const [first, again] = [await send(json, { headers }), await send(json, { headers })];
    expect(again.body).toEqual(first.body);
    const other = await send(text(to('+12025550161')), { headers });
    expect(problemOf(other)).toMatchObject([422, { code: expect.stringContaining('idempotency_key') }]);
  });

  it.each([
    ['a text', { channel: 'sms', content: { body: ' \n' } }, '/content/body'],
    ['an email', { channel: 'email', content: { subject: 'Snow', body: '' } }, '/content/body'],
    ['a call without a script', { channel: 'call', content: { script: [] } }, '/content/script'],
    ['a call', { channel: 'call', content: { script: [{ say: ' ' }] } }, '/content/script/0/say'],
  ])('that says nothing is refused as %s, and previewed', async (_, json, field) => {
    const recipients = { addresses: [json.channel === 'email' ? 'kim@example.org' : '+12025550172'] };
    expect(problemOf(await send({ ...json, recipients }))).toMatchObject([
      422,
      { errors: [{ field, code: 'nothing_to_say' }] },
    ]);
    expect(await preview({ ...json, recipients })).toMatchObject({ ready: 0, held: 1 });
  });

  it('that would ring at night says of each recipient when quiet hours let theirs go', async () => {
    const recipients = { addresses: ['+12025550171', '+442079460018'] };
    const made = await sent(text({ recipients, send_at: '2031-05-02T23:00', time_zone: 'America/New_York' }));
    expect(made.send_at).toBe('2031-05-03T03:00:00.000Z');
    expect((await recipientsOf(made.id)).map(({ due_at }) => due_at)).toEqual([
      '2031-05-03T12:00:00.000Z',
      '2031-05-03T07:00:00.000Z',
    ]);
    expect((await recipientsOf(made.id)).map(({ is_put_off }) => is_put_off)).toEqual([true, true]);
  });

  it('that goes by day waits for no quiet hours', async () => {
    const made = await sent(
      text({ ...to('+12025550171'), send_at: '2031-05-02T11:00', time_zone: 'America/New_York' }),
    );
    expect(await recipientsOf(made.id)).toMatchObject([{ due_at: '2031-05-02T15:00:00.000Z', is_put_off: false }]);
  });

  it('of an email tells its subject', async () => {
    const email = { channel: 'email', content: { subject: 'Snow', body: 'Closed.' }, ...to('kim@example.org') };
    expect(await sent(email)).toMatchObject({ subject: 'Snow', words: 'Closed.' });
    expect(await sent({ ...email, content: { body: 'Closed.' } })).toMatchObject({ subject: null });
  });

  it('keeps the zone its time was chosen in, and is listed among the scheduled by its time', async () => {
    const later = await sent(text({ ...to('+12025550162'), send_at: '2031-05-02T09:00', time_zone: 'Europe/Berlin' }));
    expect(later).toMatchObject({ send_at: '2031-05-02T07:00:00.000Z', time_zone: 'Europe/Berlin' });
    const sooner = await sent(text({ ...to('+12025550162'), send_at: '2031-05-01T09:00:00+02:00' }));
    const { body } = await api.call('/v1/broadcasts?status=scheduled&page_size=100');
    const ids = JSON.stringify(body);
    expect(ids.indexOf(sooner.id)).toBeLessThan(ids.indexOf(later.id));
  });

  it('is paused, gone on with and cancelled, and whoever waited is told so', async () => {
    const { id } = await sent(text({ ...to('+12025550163'), send_at: '2031-05-02T09:00' }));
    const command = (name: string) => api.call(`/v1/broadcasts/${id}/${name}`, { method: 'POST' });
    const statuses = [];
    for (const name of ['pause', 'resume', 'cancel'])
      statuses.push(broadcastSchema.parse((await command(name)).body).status);
    expect(statuses).toEqual(['paused', 'scheduled', 'cancelled']);
    expect((await recipientsOf(id))[0]?.outcome).toBe('cancelled');
    expect(problemOf(await command('resume'))).toMatchObject([409, { code: 'broadcast_cancelled' }]);
    expect(problemOf(await command('retry'))).toMatchObject([409, { code: 'broadcast_cancelled' }]);
  });

  it('says by whom it was written when somebody wrote it', async () => {
    const desk = await signIn(api, api.ours.staff);
    const answer = await desk.call('/v1/broadcasts', { method: 'POST', json: text(to('+12025550164')) });
    expect(answer.body).toMatchObject({ source: 'compose', written_by: 'Sam' });
  });
});

describe('a preview', () => {
  it('shows each copy as it arrives, what it costs, and writes nothing', async () => {
    const { event_id } = await event([{ name: 'Dee Fox', phone: '+12025550171' }], 'Check-up');
    const before = (await api.rows('select from broadcast')).length;
    const shown = await preview(
      text({
        content: { body: 'Hi {{ first_name }}, {{ event.title }} is off.' },
        recipients: { appointments: [event_id], addresses: ['+12025550172', '2025550171'] },
      }),
    );
    expect(shown).toMatchObject({ total: 2, ready: 1, held: 1, duplicates: 1, segments: 1, credits: 1 });
    expect(shown.recipients).toMatchObject([
      { name: 'Dee Fox', status: 'ready', body: 'Hi Dee, Check-up is off.', segments: 1 },
      { status: 'held', reason: 'unknown_field', fields: ['first_name', 'event.title'] },
    ]);
    expect((await api.rows('select from broadcast')).length).toBe(before);
  });

  it('says who is skipped and why, who has no address, and which addresses cannot be', async () => {
    await api.call('/v1/stop_list', { method: 'POST', json: { type: 'phone', address: '+12025550173' } });
    const { event_id } = await event([{ name: 'No Phone', email: 'nophone@example.org' }], 'Mail only');
    const shown = await preview(
      text({ recipients: { appointments: [event_id], addresses: ['+12025550173', '12', 'a@b.example'] } }),
    );
    expect(shown).toMatchObject({
      total: 2,
      ready: 0,
      reasons: [
        { status: 'skipped', reason: 'no_address', count: 1 },
        { status: 'skipped', reason: 'opted_out', count: 1 },
      ],
      impossible: [
        { place: 1, address: '12', message: expect.stringContaining('“12”') },
        { place: 2, address: 'a@b.example' },
      ],
    });
  });
});

describe('is refused whole, and nothing is written:', () => {
  it.each<readonly [string, () => object | Promise<object>, number, object]>([
    ['nobody', () => text({ recipients: {} }), 422, { errors: [{ field: '/recipients', code: 'nobody' }] }],
    [
      'an address that cannot be, by name and place',
      () => text(to('+12025550180', '555')),
      422,
      { errors: [{ field: '/recipients/addresses/1', message: expect.stringContaining('“555”') }] },
    ],
    [
      'more than ten thousand',
      () => text(to(...Array.from({ length: 10_001 }, () => '+12025550180'))),
      422,
      { errors: [{ field: '/recipients', message: expect.stringContaining('10,000') }] },
    ],
    [
      'a hundred thousand',
      () => text(to(...Array.from({ length: 100_000 }, () => '+12025550180'))),
      413,
      { code: 'body_too_large', detail: expect.stringContaining('10,000 recipients') },
    ],
    [
      'a time that has passed',
      () => text({ ...to('+12025550180'), send_at: '2020-01-01T00:00' }),
      422,
      { errors: [{ field: '/send_at', code: 'past' }] },
    ],
    [
      'an unknown zone',
      () => text({ ...to('+12025550180'), send_at: '2031-01-01T00:00', time_zone: 'Mars/Base' }),
      422,
      { errors: [{ field: '/time_zone' }] },
    ],
    [
      'neither words nor template',
      () => ({ channel: 'sms', ...to('+12025550180') }),
      422,
      { errors: [{ field: '/content' }] },
    ],
    [
      'an unknown channel',
      () => text({ ...to('+12025550180'), channel: 'fax' }),
      422,
      { errors: [{ field: '/channel' }] },
    ],
    [
      'an unknown template',
      () => ({ channel: 'sms', template_id: '01a1fc76-7164-78b1-abb9-e8e37441aa72', ...to('+12025550180') }),
      404,
      { code: 'template_not_found' },
    ],
    [
      'a file that is not ours',
      () =>
        text({
          ...to('+12025550180'),
          content: { body: 'x', attachments: ['01a1fc76-7164-78b1-abb9-e8e37441aa72'] },
        }),
      404,
      { code: 'attachment_not_found' },
    ],
  ])('%s', async (_, json, status, problem) => {
    const before = (await api.rows('select from broadcast')).length;
    expect(problemOf(await send(await json()))).toMatchObject([status, problem]);
    expect((await api.rows('select from broadcast')).length).toBe(before);
  });

  it('a template of another channel, by its own name', async () => {
    const template_id = '01a1fc76-7164-78b1-abb9-e8e37441aa73';
    await api.rows(
      `insert into template (id, account_id, channel, name, content) values ($1, $2, 'email', 'News', '{"body": "x"}')`,
      [template_id, api.ours.account_id],
    );
    expect(problemOf(await send({ channel: 'sms', template_id, ...to('+12025550180') }))).toMatchObject([
      422,
      { errors: [{ field: '/template_id', code: 'template_of_other_channel' }] },
    ]);
  });

  it('anybody and anything of another account, as what does not exist', async () => {
    const { event_id, participant_id } = await event([{ name: 'Eve', phone: '+12025550181' }], 'Ours alone');
    const [contact] = await api.rows(`select id from contact where name = 'Eve'`);
    const key = api.theirs.api_key;
    for (const [recipients, code] of [
      [{ appointments: [event_id] }, 'event_not_found'],
      [{ participants: [participant_id] }, 'participant_not_found'],
      [{ contacts: [String(contact?.['id'])] }, 'contact_not_found'],
    ] as const) {
      expect(problemOf(await send(text({ recipients }), { key }))).toMatchObject([404, { code }]);
    }
    const { id } = await sent(text({ ...to('+12025550182'), send_at: '2031-05-02T09:00' }));
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/recipients'],
      ['POST', '/cancel'],
      ['POST', '/pause'],
    ] as const) {
      const answer = await api.call(`/v1/broadcasts/${id}${path}`, { method, key });
      expect(problemOf(answer)).toMatchObject([404, { code: 'broadcast_not_found' }]);
    }
  });
});

it('that cannot be paid says what is short before it is sent, and nothing is written; what goes later may be paid then', async () => {
  const { account_id, api_key: key } = await api.newAccount();
  await api.rows('insert into credit_balance (account_id, balance) values ($1, 1)', [account_id]);
  const json = text(to('+18335550171', '+18335550172', '+18335550173'));
  const told = await api.call('/v1/broadcasts/preview', { method: 'POST', json, key });
  expect(previewSchema.parse(told.body)).toMatchObject({ ready: 3, credits: 3, shortfall: 2 });
  expect(problemOf(await send(json, { key }))).toMatchObject([
    402,
    { code: 'credits_short', needed: 3, balance: 1, shortfall: 2 },
  ]);
  expect(await api.rows('select id from broadcast where account_id = $1', [account_id])).toEqual([]);
  expect((await send({ ...json, send_at: '2031-05-02T09:00' }, { key })).status).toBe(201);
  expect((await send(text(to('+18335550171')), { key })).status).toBe(201);
});
