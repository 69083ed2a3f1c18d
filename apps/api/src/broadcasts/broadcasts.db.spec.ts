import { describe, expect, it } from 'vitest';
import { signIn } from '../session/browser.spec-support.ts';
import { broadcastDesk, problemOf, text, to } from './broadcast-desk.spec-support.ts';
import { broadcastSchema } from './broadcast.schema.ts';

const desk = broadcastDesk();
const { event, preview, recipientsOf, send, sent } = desk;

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
    const [contact] = await desk.api.rows(`select id from contact where name = 'Bo Lee'`);
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
    const { body } = await desk.api.call('/v1/broadcasts?status=scheduled&page_size=100');
    const ids = JSON.stringify(body);
    expect(ids.indexOf(sooner.id)).toBeLessThan(ids.indexOf(later.id));
  });

  it('is paused, gone on with and cancelled, and whoever waited is told so', async () => {
    const { id } = await sent(text({ ...to('+12025550163'), send_at: '2031-05-02T09:00' }));
    const command = (name: string) => desk.api.call(`/v1/broadcasts/${id}/${name}`, { method: 'POST' });
    const statuses = [];
    for (const name of ['pause', 'resume', 'cancel'])
      statuses.push(broadcastSchema.parse((await command(name)).body).status);
    expect(statuses).toEqual(['paused', 'scheduled', 'cancelled']);
    expect((await recipientsOf(id))[0]?.outcome).toBe('cancelled');
    expect(problemOf(await command('resume'))).toMatchObject([409, { code: 'broadcast_cancelled' }]);
    expect(problemOf(await command('retry'))).toMatchObject([409, { code: 'broadcast_cancelled' }]);
  });

  it('says by whom it was written when somebody wrote it', async () => {
    const staff = await signIn(desk.api, desk.api.ours.staff);
    const answer = await staff.call('/v1/broadcasts', { method: 'POST', json: text(to('+12025550164')) });
    expect(answer.body).toMatchObject({ source: 'compose', written_by: 'Sam' });
  });
});

describe('a preview', () => {
  it('shows each copy as it arrives, what it costs, and writes nothing', async () => {
    const { event_id } = await event([{ name: 'Dee Fox', phone: '+12025550171' }], 'Check-up');
    const before = (await desk.api.rows('select from broadcast')).length;
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
    expect((await desk.api.rows('select from broadcast')).length).toBe(before);
  });

  it('says who is skipped and why, who has no address, and which addresses cannot be', async () => {
    await desk.api.call('/v1/stop_list', { method: 'POST', json: { type: 'phone', address: '+12025550173' } });
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
