import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsClient, type EventsClient } from '../events/events-client.spec-support.ts';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';
import { appointmentPageSchema, calendarsSchema } from './appointment-row.schema.ts';

let api: RunningApi;
let make: EventsClient['make'];
let ours: Browser;
let theirs: Browser;

beforeAll(async () => {
  api = await startApi();
  ({ make } = eventsClient(api));
  ours = await signIn(api, api.ours.staff);
  theirs = await signIn(api, api.theirs.staff);
});

afterAll(() => api.stop());

const list = async (query: string, browser = ours) => {
  const answer = await browser.call(`/screens/appointments?${query}`);
  expect(answer.status, answer.text).toBe(200);
  return appointmentPageSchema.parse(answer.body);
};

it('lists what was made through the API, found by its words, with its calendar and count', async () => {
  const event = await make({ title: 'Wisdom tooth' });
  const [row] = (await list('q=wisdom+kim&from=2027-03-10&to=2027-03-10')).appointments;
  expect(row).toMatchObject({
    id: event.id,
    title: 'Wisdom tooth',
    start_time: event.start_time,
    etag: event.etag,
    messages: { sent: 0, planned: null },
    last_event: { what: 'created' },
  });
  const { calendars } = calendarsSchema.parse((await ours.call('/screens/calendars')).body);
  expect(calendars.map(({ id }) => id)).toEqual([row?.calendar.id]);
  const count = await ours.call('/screens/appointments/count?q=wisdom');
  expect(count.body).toEqual({ count: 1, capped: false });
});

it('another account has none of them, nor the calendar', async () => {
  const [calendar] = await api.rows('select id from calendar where account_id = $1', [api.ours.account_id]);
  for (const query of ['', 'q=wisdom', `calendar=${String(calendar?.['id'])}`])
    expect((await list(query, theirs)).appointments).toEqual([]);
  const answer = await theirs.call('/screens/calendars');
  expect(answer.text).not.toContain(String(calendar?.['id']));
});

describe.each(['/screens/appointments', '/screens/appointments/count'])('%s', (path) => {
  it.each([
    ['state=asleep', 'state', 'unknown_state'],
    ['state=', 'state', 'unknown_state'],
    ['state=confirmed,,declined', 'state', 'unknown_state'],
    ['state=confirmed&state=declined', 'state', 'invalid_type'],
    ['attention=lost', 'attention', 'unknown_attention'],
    ['from=yesterday', 'from', 'impossible_date'],
    ['from=2026-02-30', 'from', 'impossible_date'],
    ['from=2026-11-21T10:00', 'from', 'impossible_date'],
    ['to=0001-01-01', 'to', 'impossible_date'],
    ['from=2026-11-22&to=2026-11-21', 'to', 'end_before_start'],
    ['calendar=1', 'calendar', 'invalid_format'],
    ['schedule=%27', 'schedule', 'invalid_format'],
    [`q=${'x'.repeat(201)}`, 'q', 'too_big'],
    ['q=%00', 'q', 'unstorable_character'],
    ['account_id=1', 'account_id', 'unknown_field'],
  ])('?%s is refused at %s as %s', async (query, field, code) => {
    const answer = await ours.call(`${path}?${query}`);
    expect([answer.status, answer.body], answer.text).toMatchObject([422, { errors: [{ field, code }] }]);
  });
});

it.each([
  ['limit=0', 'limit', 'too_small'],
  ['limit=201', 'limit', 'too_big'],
  ['limit=1.5', 'limit', 'invalid_type'],
  ['limit=many', 'limit', 'invalid_type'],
  ['at=now', 'at', 'impossible_date'],
  ['order=random', 'order', 'invalid_value'],
  ['cursor=x', 'cursor', 'unknown_cursor'],
  ['cursor=', 'cursor', 'unknown_cursor'],
  [`cursor=${'A'.repeat(201)}`, 'cursor', 'too_big'],
])('a page with ?%s is refused at %s as %s', async (query, field, code) => {
  const answer = await ours.call(`/screens/appointments?${query}`);
  expect([answer.status, answer.body], answer.text).toMatchObject([422, { errors: [{ field, code }] }]);
});

it('takes everything that can stand in a search', async () => {
  for (const q of [
    "'; drop table appointment; --",
    '%',
    '\\',
    '(((',
    '\u202e\u0000'.slice(0, 1),
    '👩‍⚕️',
    'a'.repeat(200),
    ' ',
  ])
    expect((await ours.call(`/screens/appointments?q=${encodeURIComponent(q)}`)).status, q).toBe(200);
});
