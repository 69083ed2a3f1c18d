import { describe, expect, it } from 'vitest';
import { broadcastDesk, problemOf, text, to } from './broadcast-desk.spec-support.ts';
import { previewSchema } from './broadcast.schema.ts';

const desk = broadcastDesk();
const { event, send, sent } = desk;

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
    const before = (await desk.api.rows('select from broadcast')).length;
    expect(problemOf(await send(await json()))).toMatchObject([status, problem]);
    expect((await desk.api.rows('select from broadcast')).length).toBe(before);
  });

  it('a template of another channel, by its own name', async () => {
    const template_id = '01a1fc76-7164-78b1-abb9-e8e37441aa73';
    await desk.api.rows(
      `insert into template (id, account_id, channel, name, content) values ($1, $2, 'email', 'News', '{"body": "x"}')`,
      [template_id, desk.api.ours.account_id],
    );
    expect(problemOf(await send({ channel: 'sms', template_id, ...to('+12025550180') }))).toMatchObject([
      422,
      { errors: [{ field: '/template_id', code: 'template_of_other_channel' }] },
    ]);
  });

  it('anybody and anything of another account, as what does not exist', async () => {
    const { event_id, participant_id } = await event([{ name: 'Eve', phone: '+12025550181' }], 'Ours alone');
    const [contact] = await desk.api.rows(`select id from contact where name = 'Eve'`);
    const key = desk.api.theirs.api_key;
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
      const answer = await desk.api.call(`/v1/broadcasts/${id}${path}`, { method, key });
      expect(problemOf(answer)).toMatchObject([404, { code: 'broadcast_not_found' }]);
    }
  });
});

it('that cannot be paid says what is short before it is sent, and nothing is written; what goes later may be paid then', async () => {
  const { account_id, api_key: key } = await desk.api.newAccount();
  await desk.api.rows('insert into credit_balance (account_id, balance) values ($1, 1)', [account_id]);
  const json = text(to('+18335550171', '+18335550172', '+18335550173'));
  const told = await desk.api.call('/v1/broadcasts/preview', { method: 'POST', json, key });
  expect(previewSchema.parse(told.body)).toMatchObject({ ready: 3, credits: 3, shortfall: 2 });
  expect(problemOf(await send(json, { key }))).toMatchObject([
    402,
    { code: 'credits_short', needed: 3, balance: 1, shortfall: 2 },
  ]);
  expect(await desk.api.rows('select id from broadcast where account_id = $1', [account_id])).toEqual([]);
  expect((await send({ ...json, send_at: '2031-05-02T09:00' }, { key })).status).toBe(201);
  expect((await send(text(to('+18335550171')), { key })).status).toBe(201);
});
