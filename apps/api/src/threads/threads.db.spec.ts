import { afterAll, beforeEach, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@kept/persistence/new-id';
import { openInbox, type Inbox } from './inbox.spec-support.ts';

let inbox: Inbox;

beforeAll(async () => {
  inbox = await openInbox();
});

beforeEach(async () => {
  await inbox.api.rows('truncate thread_word, message, thread, contact_address, contact, inbound_receipt cascade');
});

afterAll(() => inbox.stop());

const KIM = '+18335550101';
const LEE = '+18335550102';
const NOBODY = '+18335550103';

/** Kim, who has a phone and a mailbox, and Lee, who has a phone; both wrote, Lee last. */
const twoPeople = async () => {
  const kim = await inbox.contact('Kim Okafor', { phone: KIM, email: 'kim@example.com' });
  const lee = await inbox.contact('Lee Sørensen', { phone: LEE });
  await inbox.says(KIM, 'Is there parking nearby?');
  await inbox.says(LEE, 'Running late');
  return { kim, lee };
};

/** A mail of a contact's, stored as the mailbox stores it. */
const mailFrom = async (contact_id: string, address: string) => {
  const { account_id } = inbox.api.ours;
  const thread_id = newId();
  await inbox.api.rows(
    `insert into thread (id, account_id, contact_id, type, address, unread, last_message_at, last_inbound_at)
     values ($1, $2, $3, 'email', $4, 1, now(), now())`,
    [thread_id, account_id, contact_id, address],
  );
  await inbox.api.rows(
    `insert into message (id, account_id, direction, kind, channel, status, lane, thread_id, from_address, to_address,
       subject, body, due_at, sent_at)
     values ($1, $2, 'in', 'reply', 'email', 'received', 'answer', $3, $4, 'desk@x.example', 'The invoice', 'Attached', now(), now())`,
    [newId(), account_id, thread_id, address],
  );
};

describe('the inbox', () => {
  it('lists people who wrote, the last first, each once over all their channels', async () => {
    const { kim } = await twoPeople();
    await mailFrom(kim, 'kim@example.com');
    await inbox.says(NOBODY, 'Who is this?');
    const { threads, total, next_cursor } = await inbox.list();
    expect(threads.map(({ name }) => name)).toEqual([null, 'Kim Okafor', 'Lee Sørensen']);
    expect([total, next_cursor]).toEqual([3, null]);
    expect(threads[1]).toMatchObject({
      id: kim,
      unread: 2,
      addresses: [{ address: 'kim@example.com' }, { address: KIM, stopped: false }],
      last: { channel: 'email', subject: 'The invoice', direction: 'in' },
    });
    expect(threads[0]?.addresses).toEqual([{ type: 'phone', address: NOBODY, stopped: false }]);
  });

  it('hands out pages that neither repeat nor miss anybody while more is written', async () => {
    for (let n = 0; n < 5; n += 1) await inbox.says(`+1833555020${n}`, `number ${n}`);
    const first = await inbox.list('?limit=2');
    await inbox.says('+18335550209', 'one more');
    const second = await inbox.list(`?limit=2&cursor=${first.next_cursor}`);
    const third = await inbox.list(`?limit=2&cursor=${second.next_cursor}`);
    const seen = [...first.threads, ...second.threads, ...third.threads].map(({ last }) => last?.body);
    expect(seen).toEqual(['number 4', 'number 3', 'number 2', 'number 1', 'number 0']);
    expect(third.next_cursor).toBeNull();
  });

  it('keeps what was put away until they write again', async () => {
    const { kim, lee } = await twoPeople();
    expect(await inbox.patch(kim, { archived: true })).toMatchObject({ archived: true, unread: 0 });
    expect(await inbox.names()).toEqual(['Lee Sørensen']);
    expect(await inbox.names('?folder=archived')).toEqual(['Kim Okafor']);
    await inbox.patch(lee, { archived: true });
    await inbox.patch(lee, { archived: false });
    await inbox.says(KIM, 'One more thing');
    expect(await inbox.names()).toEqual(['Kim Okafor', 'Lee Sørensen']);
    expect(await inbox.names('?folder=archived')).toEqual([]);
  });

  it('gives a conversation to somebody, who finds it among their own', async () => {
    const { kim } = await twoPeople();
    const [user] = await inbox.api.rows(`select id from "user" where email = $1`, [inbox.api.ours.staff.email]);
    const id = String(user?.['id']);
    expect((await inbox.patch(kim, { assigned_to: id })).assigned_to).toMatchObject({ id });
    expect(await inbox.names('?folder=mine')).toEqual(['Kim Okafor']);
    await inbox.patch(kim, { assigned_to: null });
    expect(await inbox.names('?folder=mine')).toEqual([]);
    const stranger = await inbox.staff.call(`/v1/threads/${kim}`, { method: 'PATCH', json: { assigned_to: newId() } });
    expect([stranger.status, stranger.body]).toMatchObject([422, { errors: [{ field: '/assigned_to' }] }]);
  });

  it('leaves unread what came while somebody read', async () => {
    const { kim } = await twoPeople();
    const seen = (await inbox.one(kim)).last?.id;
    await inbox.says(KIM, 'And where is it?');
    expect((await inbox.patch(kim, { unread: false, read_up_to: seen })).unread).toBe(1);
    expect(await inbox.names('?folder=unread')).toEqual(['Kim Okafor', 'Lee Sørensen']);
    expect((await inbox.patch(kim, { unread: false })).unread).toBe(0);
    expect(await inbox.names('?folder=unread')).toEqual(['Lee Sørensen']);
    expect((await inbox.patch(kim, { unread: true })).unread).toBe(1);
    expect((await inbox.staff.call('/v1/threads/counts')).body).toEqual({ unread: 2, failed: 0 });
  });
});

describe('searching the inbox', () => {
  it.each([
    ['a name, whatever its accents', 'sorens', ['Lee Sørensen']],
    ['a number as it is dialled at home', '(833) 555-0101', ['Kim Okafor']],
    ['a beginning of what they wrote', 'park', ['Kim Okafor']],
    ['a name and what they wrote', 'kim nearby', ['Kim Okafor']],
    ['words of two people', 'kim late', []],
    ['nothing that anybody wrote', 'zebra', []],
  ])('finds by %s', async (_what, q, names) => {
    await twoPeople();
    expect(await inbox.names(`?folder=all&q=${encodeURIComponent(q)}`)).toEqual(names);
  });

  it('finds by the new name of a contact, and by none that they had', async () => {
    const { kim } = await twoPeople();
    await inbox.api.rows(`update contact set name = 'Kim Adeyemi' where id = $1`, [kim]);
    expect(await inbox.names('?folder=all&q=adeyemi')).toEqual(['Kim Adeyemi']);
    expect(await inbox.names('?folder=all&q=okafor')).toEqual([]);
  });

  it('finds an address under the name of the contact it was given to', async () => {
    await inbox.says(NOBODY, 'Hello');
    const [before] = (await inbox.list()).threads;
    const robin = await inbox.contact('Robin Park', {});
    await inbox.api.rows('update thread set contact_id = $1 where address = $2', [robin, NOBODY]);
    expect(await inbox.names('?folder=all&q=robin')).toEqual(['Robin Park']);
    // a link to it from before still leads there
    expect(await inbox.one(before?.id ?? '')).toMatchObject({ id: robin, contact_id: robin });
  });
});

describe('a conversation', () => {
  it('tells all that was said on every channel, newest first, a page at a time', async () => {
    const { kim } = await twoPeople();
    await mailFrom(kim, 'kim@example.com');
    const whole = await inbox.staff.call(`/v1/threads/${kim}/messages?limit=1`);
    expect(whole.body).toMatchObject({
      messages: [{ channel: 'email', subject: 'The invoice', address: 'kim@example.com', actions: [] }],
      next_cursor: expect.any(String),
    });
  });

  it('is nobody else’s, and an unknown one is the same', async () => {
    const { kim } = await twoPeople();
    for (const id of [kim, newId()]) {
      for (const path of [`/v1/threads/${id}`, `/v1/threads/${id}/messages`]) {
        const answer = await inbox.stranger.call(path);
        expect([answer.status, answer.body]).toMatchObject([404, { code: 'conversation_not_found' }]);
      }
    }
    expect((await inbox.list('', inbox.stranger)).threads).toEqual([]);
  });

  it('refuses a cursor that is none of ours', async () => {
    const answer = await inbox.staff.call('/v1/threads?cursor=abc');
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ field: 'cursor' }] }]);
  });
});
