import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readMail } from '@kept/channels/read-mail';
import { signAddress } from '@kept/channels/signed-address';
import type { FileStore } from '@kept/files/store/file-store';
import { openFileStore } from '@kept/files/store/open-file-store';
import type { NotificationRule } from '@kept/persistence/notification-rule';
import { receiveMail } from '../replies/receive-mail.ts';
import { receiveReply } from '../replies/receive-reply.ts';
import { openWorld, type World } from '../world.spec-support.ts';

const secret = randomBytes(32);
const SAM = { id: '01900000-0000-7000-8000-0000000005a3', email: 'sam@kept.test', phone: '+18335550152' };
const [KIM, LEE] = ['+18335550161', '+18335550162'];

let world: World;
let folder: string;
let store: FileStore;
let serial = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-answers-'));
  store = await openFileStore({ type: 'disk', folder });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

beforeEach(async () => {
  world = await openWorld();
  const { account_id } = world.clinic;
  await world.clinic.sql(
    `insert into "user" (id, account_id, email, phone, name, role, password_hash) values ($1, $2, $3, $4, 'Sam', 'staff', 'x')`,
    [SAM.id, account_id, SAM.email, SAM.phone],
  );
  const rules: readonly NotificationRule[] = (['email', 'sms'] as const).map((channel) => ({
    channel,
    recipient: 'user',
    user_id: SAM.id,
  }));
  await world.clinic.sql(`update account set settings = jsonb_build_object('notifications', $2::jsonb) where id = $1`, [
    account_id,
    JSON.stringify({ reply_needs_answer: rules }),
  ]);
});
afterEach(() => world.close());

const text = (from: string, body: string, provider_id = `SMtext${(serial += 1)}`) => {
  const { pool, cache, clinic } = world;
  const { account_id, phone: sender_address } = clinic;
  return receiveReply({ pool, cache, account_id, body, provider_id, sender_address, from, carrier_answered: false });
};

const noticeOf = async (channel: 'email' | 'sms') => {
  const [row] = await world.clinic.sql<{ id: string }>(
    `select id from message where kind = 'notification' and channel = $1 order by id desc limit 1`,
    [channel],
  );
  if (row === undefined) throw new Error('nobody was told');
  return row.id;
};

const mail = async ({
  from = SAM.email,
  body = 'Yes, behind the house.',
  id = `<m${(serial += 1)}@staff.example>`,
}: {
  readonly from?: string;
  readonly body?: string;
  /** Null: it comes without one. */
  readonly id?: string | null;
}) => {
  const { clinic, pool, cache } = world;
  const { account_id } = clinic;
  const to = signAddress({
    purpose: 'reply',
    account_id,
    message_id: await noticeOf('email'),
    secret,
    domain: 'kept.test',
  });
  const read = await readMail(
    Buffer.from(
      [
        ...(id === null ? [] : [`Message-ID: ${id}`]),
        `From: ${from}`,
        `To: ${to}`,
        'Subject: Re: wrote',
        '',
        body,
      ].join('\r\n'),
    ),
  );
  if (!read.ok) throw new Error(read.message);
  return await receiveMail({
    ...{ pool, cache, vault: world.vault, account_id, store },
    ...{ mail: read.mail, recipients: [], secrets: [secret] },
  });
};

const answers = () =>
  world.clinic.sql(
    `select m.channel, m.to_address, m.body, m.kind, u.name as written_by, t.address as in_conversation_of
     from message m join thread t on t.id = m.thread_id left join "user" u on u.id = m.written_by_user_id
     where m.direction = 'out' order by m.id`,
  );
const told = () =>
  world.clinic.sql<{ channel: string; body: string }>(
    `select channel, body from message where notify_reason = 'answer_not_sent' order by id`,
  );
const conversations = async () =>
  (await world.clinic.sql<{ address: string }>('select address from thread order by address')).map(
    ({ address }) => address,
  );

const toKim = {
  channel: 'sms',
  to_address: KIM,
  body: 'Yes, behind the house.',
  kind: 'one_time',
  written_by: 'Sam',
  in_conversation_of: KIM,
};

describe('an answer to the mail that told of a client', () => {
  it('goes to that client on the channel they wrote on, as written by whoever was told', async () => {
    await text(KIM, 'Is there parking?');
    expect(await mail({})).toMatchObject({ outcome: 'stored', messages: [{ lane: 'answer' }] });
    expect(await answers()).toEqual([toKim]);
    expect(await told()).toEqual([]);
    expect(await conversations()).toEqual([KIM]);
  });

  it('goes once, however often the provider posts it', async () => {
    await text(KIM, 'Is there parking?');
    await Promise.all([1, 2, 3].map(() => mail({ id: '<same@staff.example>' })));
    expect(await answers()).toEqual([toKim]);
  });

  it('is no client’s message when it comes from another mailbox: it stands under its From and goes nowhere', async () => {
    await text(KIM, 'Is there parking?');
    await mail({ from: 'somebody@else.example' });
    expect(await answers()).toEqual([]);
    expect(await conversations()).toEqual([KIM, 'somebody@else.example']);
  });

  it('that has no id of its own goes once as well, and its words stand in no key', async () => {
    await text(KIM, 'Is there parking?');
    await mail({ id: null });
    await mail({ id: null });
    expect(await answers()).toEqual([toKim]);
    expect(await world.clinic.sql(`select key from effect_key where key like '%behind the house%'`)).toEqual([]);
  });

  it('is words and no template', async () => {
    await text(KIM, 'Is there parking?');
    await mail({ body: 'Write {{ name }} on the {% sign %}' });
    expect(await answers()).toMatchObject([{ body: 'Write {{ name }} on the {% sign %}' }]);
  });

  it('that cannot go says so to its writer, with the reason', async () => {
    await text(KIM, 'Is there parking?');
    await text(KIM, 'STOP');
    await mail({});
    expect((await answers()).filter(({ kind }) => kind === 'one_time')).toEqual([]);
    expect(await told()).toEqual([
      { channel: 'email', body: expect.stringContaining('the client asked to get no more messages') },
    ]);
    expect((await told())[0]?.body).toContain('> Yes, behind the house.');
  });

  it('that is longer than a text says so to its writer', async () => {
    await text(KIM, 'Is there parking?');
    await mail({ body: 'word '.repeat(400) });
    expect(await answers()).toEqual([]);
    expect((await told())[0]?.body).toContain('a text holds 1600 characters at most');
  });
});

describe('an answer to the text that told of a client', () => {
  it('goes to that client, once, and makes no conversation with the staff phone', async () => {
    await text(KIM, 'Is there parking?');
    expect(await text(SAM.phone, 'Yes, behind the house.', 'SMsame')).toMatchObject({ outcome: 'stored' });
    expect(await text(SAM.phone, 'Yes, behind the house.', 'SMsame')).toMatchObject({ outcome: 'repeated' });
    expect(await answers()).toEqual([toKim]);
    expect(await conversations()).toEqual([KIM]);
  });

  it('goes to nobody when two clients were told of at almost the same time, and says so', async () => {
    await text(KIM, 'Is there parking?');
    await text(LEE, 'I am late');
    await text(SAM.phone, 'Yes, behind the house.');
    expect(await answers()).toEqual([]);
    expect(await told()).toMatchObject([{ channel: 'sms', body: expect.stringContaining(`${LEE} and ${KIM}`) }]);
  });

  it('goes to nobody after a day, and says so', async () => {
    await text(KIM, 'Is there parking?');
    await world.advance('25 hours');
    await text(SAM.phone, 'Yes, behind the house.');
    expect(await answers()).toEqual([]);
    expect(await told()).toMatchObject([{ channel: 'sms', body: expect.stringContaining('more than a day ago') }]);
  });

  it('is a client’s text like any other where the phone was told of nobody', async () => {
    await text(SAM.phone, 'Hello?');
    expect(await conversations()).toEqual([SAM.phone]);
  });

  it('is the client’s own where that phone was written to as a client’s since', async () => {
    await text(KIM, 'Is there parking?');
    await world.clinic.book({ phone: SAM.phone });
    const { booked } = await world.sent({ phone: SAM.phone });
    await text(SAM.phone, '1');
    expect((await world.look(booked)).attributes.state).toBe('confirmed');
  });

  it('is an opt-out where it says so: the phone is sent no more texts, notices included', async () => {
    await text(KIM, 'Is there parking?');
    const notice = await noticeOf('sms');
    await text(SAM.phone, 'STOP');
    expect(await world.clinic.sql(`select address from stop_list_entry`)).toEqual([{ address: SAM.phone }]);
    expect(await world.claim(notice)).toEqual({ type: 'skipped' });
  });
});
