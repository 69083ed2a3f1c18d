import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

const person = { name: 'Kim', phone: '+12025550123' };
const visit = { title: 'Visit', start_time: '2027-03-10T15:00', end_time: '2027-03-10T16:00', participants: [person] };
const STRANGER = '01a00000-0000-7000-8000-000000000000';

const stored = async () =>
  api.rows(
    'select (select count(*) from appointment) a, (select count(*) from contact) c, (select count(*) from sequence_input) i',
  );

const nested = (depth: number): string => `{"events":[${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}]}`;

describe('an event that cannot be accepted is refused by the name of its field, and nothing is stored', () => {
  it.each([
    ['no title', { title: undefined }, '/events/0/title', 'invalid_type'],
    ['an empty title', { title: '' }, '/events/0/title', 'too_small'],
    ['a title that is no text', { title: 7 }, '/events/0/title', 'invalid_type'],
    ['an endless title', { title: 'x'.repeat(501) }, '/events/0/title', 'too_big'],
    ['NUL in the title', { title: 'a\u0000b' }, '/events/0/title', 'unstorable_character'],
    ['a line break in the title', { title: 'Visit\r\nBcc: x@evil.example' }, '/events/0/title', 'not_one_line'],
    ['half a character', { title: 'a\ud800b' }, '/events/0/title', 'unstorable_character'],
    ['NUL in the location', { location: '\u0000' }, '/events/0/location', 'unstorable_character'],
    ['a start that is no time', { start_time: 'tomorrow' }, '/events/0/start_time', 'impossible_time'],
    ['a day no month has', { start_time: '2027-02-30T10:00' }, '/events/0/start_time', 'impossible_time'],
    ['a leap day of a common year', { start_time: '2027-02-29T10:00' }, '/events/0/start_time', 'impossible_time'],
    ['an hour no day has', { start_time: '2027-03-10T25:00' }, '/events/0/start_time', 'impossible_time'],
    ['a year from nowhere', { start_time: '9999-03-10T10:00' }, '/events/0/start_time', 'impossible_time'],
    ['a date without a time', { start_time: '2027-03-10' }, '/events/0/start_time', 'time_missing'],
    ['an end before the start', { end_time: '2027-03-10T14:00' }, '/events/0/end_time', 'end_before_start'],
    ['an end at the start', { end_time: '2027-03-10T15:00' }, '/events/0/end_time', 'end_before_start'],
    [
      'an end before the start in another zone',
      { end_time: '2027-03-10T15:30:00+01:00' },
      '/events/0/end_time',
      'end_before_start',
    ],
    [
      'an end at the start, where clocks skip an hour',
      { start_time: '2027-03-14T02:30', end_time: '2027-03-14T03:30', time_zone: 'America/New_York' },
      '/events/0/end_time',
      'end_before_start',
    ],
    ['an unknown zone', { time_zone: 'Mars/Olympus' }, '/events/0/time_zone', 'unknown_time_zone'],
    ['an offset for a zone', { time_zone: '+01:00' }, '/events/0/time_zone', 'unknown_time_zone'],
    ['a zone like a path', { time_zone: '../../etc/passwd' }, '/events/0/time_zone', 'unknown_time_zone'],
    ['a calendar of nobody', { calendar_id: STRANGER }, '/events/0/calendar_id', 'unknown_calendar'],
    ['a calendar that is no id', { calendar_id: "1' or '1'='1" }, '/events/0/calendar_id', 'invalid_format'],
    ['a field of no event', { colour: 'red' }, '/events/0/colour', 'unknown_field'],
    ['custom data in depth', { custom_data: { a: { b: 1 } } }, '/events/0/custom_data/a', 'invalid_union'],
    ['NUL in custom data', { custom_data: { a: '\u0000' } }, '/events/0/custom_data/a', 'unstorable_character'],
    ['NUL in a custom field’s name', { custom_data: { 'a\u0000': 1 } }, '/events/0/custom_data/a\u0000', 'invalid_key'],
    [
      'a name of two lines',
      { participants: [{ ...person, name: 'Kim\u2028Lee' }] },
      '/events/0/participants/0/name',
      'not_one_line',
    ],
    [
      'a malformed phone',
      { participants: [{ ...person, phone: '12' }] },
      '/events/0/participants/0/phone',
      'malformed_phone',
    ],
    [
      'letters for a phone',
      { participants: [{ ...person, phone: 'call me' }] },
      '/events/0/participants/0/phone',
      'malformed_phone',
    ],
    [
      'a phone of no plan',
      { participants: [{ ...person, phone: '+1 000 000 0000' }] },
      '/events/0/participants/0/phone',
      'malformed_phone',
    ],
    [
      'a premium-rate phone',
      { participants: [{ ...person, phone: '+49 900 5 123456' }] },
      '/events/0/participants/0/phone',
      'unreachable_phone',
    ],
    [
      'a malformed email address',
      { participants: [{ name: 'Kim', email: 'kim@' }] },
      '/events/0/participants/0/email',
      'malformed_email',
    ],
    [
      'a header in an email address',
      { participants: [{ name: 'Kim', email: 'a@b.c\nBcc: d@e.f' }] },
      '/events/0/participants/0/email',
      'malformed_email',
    ],
    [
      'a nameless participant',
      { participants: [{ phone: '+12025550123' }] },
      '/events/0/participants/0/name',
      'invalid_type',
    ],
    ['participants that are no list', { participants: person }, '/events/0/participants', 'invalid_type'],
    ['a crowd', { participants: Array.from({ length: 51 }, () => person) }, '/events/0/participants', 'too_big'],
  ])('%s', async (_, event, field, code) => {
    const before = await stored();
    const answer = await api.call('/v1/events', { method: 'POST', json: { events: [{ ...visit, ...event }] } });
    expect(answer.status, answer.text).toBe(422);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({
      status: 422,
      code: 'invalid_request',
      errors: expect.arrayContaining([{ field, code, message: expect.any(String) }]),
    });
    expect(await stored()).toEqual(before);
  });

  it('names everything that is wrong at once, anywhere in the batch', async () => {
    const answer = await api.call('/v1/events', {
      method: 'POST',
      json: {
        events: [
          { ...visit, participants: [{ name: 'A', phone: '1' }] },
          visit,
          { ...visit, end_time: '2027-03-10T14:00' },
        ],
      },
    });
    expect(answer.body).toMatchObject({
      errors: [{ field: '/events/0/participants/0/phone' }, { field: '/events/2/end_time' }],
    });
  });

  it.each([
    ['no events', { events: [] }, '/events'],
    ['too many events', { events: Array.from({ length: 201 }, () => visit) }, '/events'],
    ['no list', {}, '/events'],
    ['a list without a name', [visit], ''],
    ['null', null, ''],
  ])('%s', async (_, json, field) => {
    const answer = await api.call('/v1/events', { method: 'POST', json });
    expect([answer.status, answer.body]).toMatchObject([
      422,
      { errors: expect.arrayContaining([expect.objectContaining({ field })]) },
    ]);
  });
});

describe('a body that cannot be read', () => {
  it.each([
    ['broken JSON', '{"events":[', {}, 400, 'broken_json'],
    ['a raw NUL', '{"events":["\u0000"]}', {}, 400, 'broken_json'],
    ['broken UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), {}, 400, 'broken_json'],
    ['more than 1 MB', JSON.stringify({ events: [], pad: 'x'.repeat(1024 * 1024) }), {}, 413, 'body_too_large'],
    ['another content type', '<events/>', { 'content-type': 'application/xml' }, 415, 'unsupported_media_type'],
    ['a form', 'events=1', { 'content-type': 'application/x-www-form-urlencoded' }, 422, 'invalid_request'],
    ['nothing', '', {}, 422, 'invalid_request'],
    ['JSON nested too deep', nested(70), {}, 422, 'invalid_request'],
    ['JSON nested a hundred thousand deep', nested(100_000), {}, 422, 'invalid_request'],
  ])('is refused: %s', async (...[, raw, headers, status, code]) => {
    const answer = await api.call('/v1/events', { method: 'POST', raw, headers });
    expect([answer.status, answer.body]).toMatchObject([status, { status, code }]);
  });

  it('does not poison what comes after it', async () => {
    await api.call('/v1/events', { method: 'POST', raw: '{"__proto__":{"polluted":true},"events":[]}' });
    const answer = await api.call('/v1/events', { method: 'POST', json: { events: [visit] } });
    expect(answer.status).toBe(201);
  });
});

describe('parameters that cannot be accepted', () => {
  it.each([
    ['/v1/events/nobody', 'id'],
    ['/v1/events/%00', 'id'],
    [`/v1/events/${STRANGER}'--`, 'id'],
    ['/v1/events?page=0', 'page'],
    ['/v1/events?page=x', 'page'],
    ['/v1/events?page_size=101', 'page_size'],
    ['/v1/events?begin=yesterday', 'begin'],
    ['/v1/events?phone_number=12', 'phone_number'],
    ['/v1/events?phone_number=%00', 'phone_number'],
    ['/v1/events?email_address=kim', 'email_address'],
    ['/v1/events?colour=red', 'colour'],
    ['/v1/events?page=1&page=2', 'page'],
  ])('%s names %s', async (path, field) => {
    const answer = await api.call(path);
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ field }] }]);
  });

  it('a change is checked as a whole event is', async () => {
    const made = await api.call('/v1/events', { method: 'POST', json: { events: [visit] } });
    const [id] = /[0-9a-f-]{36}/.exec(made.text) ?? [];
    const cases = [
      [{ start_time: '2027-02-30T10:00' }, '/start_time'],
      [{ end_time: '2027-03-10T14:00' }, '/end_time'],
      [{ start_time: '2027-03-11' }, '/start_time'],
      [{ start_time: '2027-03-11', all_day: true }, '/end_time'],
      [{ time_zone: 'Mars/Olympus' }, '/time_zone'],
      [{ calendar_id: STRANGER }, '/calendar_id'],
      [{ status: 'cancelled' }, '/status'],
      [{ participants: [{ name: 'Kim', phone: '12' }] }, '/participants/0/phone'],
      [{ participants: [{ phone: '+12025550123' }] }, '/participants/0/name'],
      [{ participants: [{ id: STRANGER }] }, '/participants/0/id'],
      [{ participants: Array.from({ length: 51 }, () => person) }, '/participants'],
    ] as const;
    for (const [json, field] of cases) {
      const answer = await api.call(`/v1/events/${id}`, { method: 'PATCH', json });
      expect([answer.status, answer.body], field).toMatchObject([422, { errors: [{ field }] }]);
    }
    expect((await api.call(`/v1/events/${id}`)).body).toMatchObject({
      version: 1,
      start_time: '2027-03-10T15:00:00-05:00',
    });
  });
});

it('nothing a client said stands in the log', async () => {
  await api.call('/v1/events?phone_number=2025550166');
  await api.call('/v1/events', { method: 'POST', json: { events: [{ ...visit, title: 'Mr Secret' }] } });
  expect(api.output()).toMatch(/"route":"\/v1\/events","status":201/);
  expect(api.output()).not.toMatch(/2025550166|Secret|12025550123/);
  expect(api.output()).not.toContain(api.ours.api_key);
});
