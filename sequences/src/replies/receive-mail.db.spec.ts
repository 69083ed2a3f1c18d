import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMail } from '@kept/channels/read-mail';
import { signAddress } from '@kept/channels/signed-address';
import { plainPng } from '@kept/files/sample-files.spec-support';
import type { FileStore } from '@kept/files/store/file-store';
import { openFileStore } from '@kept/files/store/open-file-store';
import { definitionOf } from '../../../test/harness/clinic.ts';
import { reminder } from '../../../test/fixtures/reminder.ts';
import { openWorld, type World } from '../world.spec-support.ts';
import { receiveMail } from './receive-mail.ts';
import type { ReplyResult } from './receive-reply.ts';

const secret = randomBytes(32);
const CLIENT = 'ana@client.example';
let world: World;
let folder: string;
let store: FileStore;
let serial = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-mail-'));
  store = await openFileStore({ type: 'disk', folder });
  const byMail = { ...reminder, messages: reminder.messages.map((message) => mailOf(message)) };
  world = await openWorld(definitionOf(byMail));
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

function mailOf({
  id,
  name,
  availability,
  purpose,
  timing,
  content,
  auto_replies,
}: (typeof reminder.messages)[number]) {
  const subject = 'Your visit';
  return {
    id,
    name,
    availability,
    purpose,
    timing,
    auto_replies,
    type: 'email',
    group_same_address: false,
    content: { ...content, subject },
  };
}

interface Posted {
  readonly to?: string;
  readonly from?: string;
  readonly headers?: readonly string[];
  readonly message_id?: string;
  readonly body: string;
}

/** Takes a mail in as the webhook would. */
async function post({ to, from = `Ana <${CLIENT}>`, headers = [], message_id, body }: Posted): Promise<ReplyResult> {
  serial += 1;
  const raw = [
    `From: ${from}`,
    `To: ${to ?? world.clinic.mailbox}`,
    'Subject: Re: Your visit',
    `Message-ID: ${message_id ?? `<mail-${serial}@client.example>`}`,
    ...headers,
    '',
    body,
  ].join('\r\n');
  const read = await readMail(Buffer.from(raw));
  if (!read.ok) throw new Error(read.message);
  const { clinic, pool, cache } = world;
  const { account_id } = clinic;
  const taken = await receiveMail({
    pool,
    cache,
    vault: world.vault,
    account_id,
    store,
    mail: read.mail,
    recipients: [],
    secrets: [secret],
  });
  if (taken.outcome === 'full') throw new Error('the store is full');
  return taken;
}

const replyTo = (message_id: string) =>
  signAddress({
    purpose: 'reply',
    account_id: world.clinic.account_id,
    message_id,
    secret,
    domain: 'kept.test',
  });
const ask = (email = CLIENT) => world.sent({ email, phone: null });
const stateOf = async (participant_id: string) =>
  (await world.clinic.sql<{ state: string }>('select state from participant where id = $1', [participant_id]))[0]
    ?.state;
const received = (message_id: string) =>
  world.clinic.sql<{ body: string; status_reason: string | null; from_address: string; html: string }>(
    `select body, status_reason, from_address, html from message where direction = 'in' and provider_id = $1`,
    [message_id],
  );

describe('a mail to the signed address of a reminder', () => {
  it('confirms, with the quote below it cut', async () => {
    const { booked, message_id } = await ask();
    const body =
      'Confirm\r\n\r\nOn Wed, Mar 11, 2026 at 9:00 AM Lakeside Dental <clinic@kept.test> wrote:\r\n> Reply 2 to cancel';
    const id = '<confirm@client.example>';
    const { outcome, nudge } = await post({ to: replyTo(message_id), message_id: id, body });
    expect([outcome, nudge.map(({ sequence_id }) => sequence_id)]).toEqual(['stored', [booked.sequence_id]]);
    await world.look(booked);
    expect(await stateOf(booked.participant_id)).toBe('confirmed');
    const [stored] = await received(id);
    expect(stored).toMatchObject({ body: 'Confirm', status_reason: null, from_address: CLIENT });
    expect(stored?.html).toContain('Reply 2 to cancel');
  });

  it('is taken in once, however often it is posted', async () => {
    const { booked, message_id } = await ask();
    const mail = { to: replyTo(message_id), message_id: '<twice@client.example>', body: 'yes' };
    const outcomes = await Promise.all([post(mail), post(mail), post(mail)]);
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['repeated', 'repeated', 'stored']);
    await world.look(booked);
    expect(await received(mail.message_id)).toHaveLength(1);
  });

  it('counts as that client’s, whoever its From names', async () => {
    const { booked, message_id } = await ask();
    await post({ to: replyTo(message_id), from: 'Somebody <else@evil.example>', body: 'confirm' });
    await world.look(booked);
    expect(await stateOf(booked.participant_id)).toBe('confirmed');
  });

  it('answers its own appointment, though another was asked about since', async () => {
    const first = await ask();
    const second = await ask();
    await post({ to: replyTo(first.message_id), body: '2' });
    await world.look(first.booked);
    await world.look(second.booked);
    expect(await stateOf(first.booked.participant_id)).toBe('cancelled');
    expect(await stateOf(second.booked.participant_id)).toBe('none');
  });

  it('that says STOP is an opt-out of that address at once, confirmed under its subject', async () => {
    const { message_id } = await ask('stop@client.example');
    const { messages } = await post({ to: replyTo(message_id), body: 'Stop' });
    expect(messages).toHaveLength(1);
    expect(await world.clinic.sql(`select type, address, source, word from stop_list_entry`)).toEqual([
      { type: 'email', address: 'stop@client.example', source: 'reply', word: 'stop' },
    ]);
    expect(
      await world.clinic.sql(`select channel, subject, status from message where system_text = 'opted_out'`),
    ).toEqual([{ channel: 'email', subject: 'Re: Your visit', status: 'due' }]);
  });

  it('with nothing new in it reaches the inbox as it came, and its quote matches nothing', async () => {
    const { booked, message_id } = await ask();
    const id = '<empty@client.example>';
    await post({ to: replyTo(message_id), message_id: id, body: '> Reply confirm or tell us you run late' });
    await world.look(booked);
    expect(await stateOf(booked.participant_id)).toBe('none');
    expect(await received(id)).toMatchObject([{ status_reason: 'nothing_new' }]);
  });

  it('keeps what came with it, and says of what it does not keep why', async () => {
    const { message_id } = await ask();
    const id = '<files@client.example>';
    const png = (await plainPng({ width: 2, height: 2 })).toString('base64');
    const program = Buffer.from('MZ'.padEnd(200, 'x')).toString('base64');
    const part = (name: string, type: string, base64: string) =>
      `--b\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${base64}\r\n`;
    await post({
      to: replyTo(message_id),
      message_id: id,
      headers: ['Content-Type: multipart/mixed; boundary=b'],
      body: `--b\r\nContent-Type: text/plain\r\n\r\nSee this\r\n${part('../map.png', 'image/png', png)}${part('song.mp3', 'audio/mpeg', program)}--b--`,
    });
    const files = await world.clinic.sql(
      `select f.status, a.kind, a.content_type, f.problem from message_attachment f join message m on m.id = f.message_id
       left join attachment a on a.id = f.attachment_id where m.provider_id = $1 order by f.position`,
      [id],
    );
    expect(files).toEqual([
      { status: 'stored', kind: 'image', content_type: 'image/png', problem: null },
      { status: 'refused', kind: null, content_type: null, problem: expect.stringMatching(/\w/) },
    ]);
    expect(await received(id)).toMatchObject([{ body: 'See this' }]);
  });

  it('from a machine is shown, and neither matched nor answered', async () => {
    const { booked, message_id } = await ask();
    const id = '<away@client.example>';
    const result = await post({
      to: replyTo(message_id),
      message_id: id,
      headers: ['Auto-Submitted: auto-replied'],
      body: 'I am away until Monday and running late with my mail. Yes.',
    });
    expect(result).toEqual({ outcome: 'stored', nudge: [], messages: [] });
    await world.look(booked);
    expect(await stateOf(booked.participant_id)).toBe('none');
    expect(await received(id)).toMatchObject([{ status_reason: 'automatic' }]);
  });
});

describe('a mail to anything but a signed address', () => {
  it.each<[string, (message_id: string) => string]>([
    ['to the mailbox', () => world.clinic.mailbox],
    ['to a made-up token', () => `reply+${'a'.repeat(52)}@kept.test`],
    ['to another account’s token', (message_id) => replyTo(message_id).replace('reply+', 'bounce+')],
  ])('%s reaches the inbox and acts on nothing, though its From is the client', async (_, to) => {
    const { booked, message_id } = await ask('forged@client.example');
    const id = `<forged-${(serial += 1)}@client.example>`;
    const before = await world.clinic.sql('select 1 from stop_list_entry');
    const mail = { to: to(message_id), message_id: id, from: 'forged@client.example' };
    const { nudge } = await post({ ...mail, body: 'stop' });
    expect(nudge).toEqual([]);
    await world.look(booked);
    expect(await stateOf(booked.participant_id)).toBe('none');
    expect(await world.clinic.sql('select 1 from stop_list_entry')).toEqual(before);
    expect(await received(id)).toMatchObject([{ status_reason: 'unsigned', from_address: 'forged@client.example' }]);
  });

  it('is told to staff twenty times an hour, however many come in, and a client’s own mail always', async () => {
    const notices = () =>
      world.clinic.sql<{ body: string }>(
        `select m.body from effect_key k join message m on m.id = k.message_id where k.key like 'inbox_unsigned/%' order by m.id`,
      );
    const hour = () => Math.floor(Date.now() / 3_600_000);
    let began = NaN;
    // once more where the hour ended on the way
    while (began !== hour()) {
      began = hour();
      await world.clinic.sql(`delete from effect_key where key like 'inbox_unsigned/%'`);
      await world.clinic.sql(`delete from message where from_address like 'flood%'`);
      for (let count = 0; count < 23; count += 1) await post({ from: `flood${count}@evil.example`, body: `x${count}` });
    }
    const told = await notices();
    expect(told.length).toBe(20);
    expect(told.map(({ body }) => body.includes('no further one in this hour'))).toEqual([
      ...Array.from({ length: 19 }, () => false),
      true,
    ]);
    const [shown] = await world.clinic.sql(`select count(*)::int as n from message where from_address like 'flood%'`);
    expect(shown).toEqual({ n: 23 });
    const { message_id } = await ask();
    const { messages } = await post({ to: replyTo(message_id), body: '> what was quoted' });
    expect(messages).toHaveLength(1);
  });

  it('does not keep a later one out that has the same Message-ID and the address', async () => {
    const { booked, message_id } = await ask();
    const id = '<guessed@client.example>';
    await post({ message_id: id, body: 'confirm' });
    expect(await post({ to: replyTo(message_id), message_id: id, body: 'confirm' })).toMatchObject({
      outcome: 'stored',
    });
    await world.look(booked);
    expect(await stateOf(booked.participant_id)).toBe('confirmed');
  });
});

describe('what a mail system reports', () => {
  const signed = (message_id: string, purpose: 'reply' | 'bounce') =>
    signAddress({ purpose, account_id: world.clinic.account_id, message_id, secret, domain: 'kept.test' });

  function report(
    kind: 'delivery-status' | 'feedback-report',
    fields: readonly string[],
    returned = 'x@y.example',
  ): Posted {
    return {
      from: 'MAILER-DAEMON@mx.example',
      headers: [`Content-Type: multipart/report; report-type=${kind}; boundary="b"`],
      body: [
        '--b',
        'Content-Type: text/plain',
        '',
        'Confirm. This is the mail system.',
        '--b',
        `Content-Type: message/${kind}`,
        '',
        ...fields,
        '',
        '--b',
        'Content-Type: text/rfc822-headers',
        '',
        'From: clinic@kept.test',
        `Reply-To: ${returned}`,
        '--b--',
      ].join('\r\n'),
    };
  }
  const failed = [
    'Reporting-MTA: dns; mx.example',
    '',
    'Final-Recipient: rfc822; ana@client.example',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1',
    '  no such user',
  ];

  it.each<[string, (message_id: string) => Posted]>([
    ['to its bounce address', (id) => ({ ...report('delivery-status', failed), to: signed(id, 'bounce') })],
    ['with its reply address in what came back', (id) => report('delivery-status', failed, signed(id, 'reply'))],
  ])('as final, %s, fails the message with what the other server said, once', async (_, posted) => {
    const { booked, message_id } = await ask(`returned-${(serial += 1)}@client.example`);
    const { nudge } = await post(posted(message_id));
    expect(nudge.map(({ sequence_id }) => sequence_id)).toEqual([booked.sequence_id]);
    await post(posted(message_id));
    expect(await world.status(message_id)).toEqual({ status: 'failed', status_reason: 'mail_5.1.1' });
    expect(
      await world.clinic.sql('select outcome, error from delivery_attempt where message_id = $1', [message_id]),
    ).toEqual([{ outcome: 'failed', error: '550 5.1.1 no such user' }]);
    const inputs = await world.clinic.sql(
      `select 1 from sequence_input where sequence_id = $1 and type = 'delivery' and payload ->> 'outcome' = 'failed'`,
      [booked.sequence_id],
    );
    expect(inputs).toHaveLength(1);
  });

  it('as a delay changes nothing', async () => {
    const { message_id } = await ask(`returned-${(serial += 1)}@client.example`);
    const delayed = failed.map((line) => (line === 'Action: failed' ? 'Action: delayed' : line));
    await post({ ...report('delivery-status', delayed), to: signed(message_id, 'bounce') });
    expect(await world.status(message_id)).toMatchObject({ status: 'accepted' });
  });

  it('as a complaint is an opt-out by the provider', async () => {
    const { booked, message_id } = await ask('spam@client.example');
    const { nudge } = await post(
      report('feedback-report', ['Feedback-Type: abuse', 'Version: 1'], signed(message_id, 'reply')),
    );
    expect(nudge.map(({ sequence_id }) => sequence_id)).toEqual([booked.sequence_id]);
    expect(
      await world.clinic.sql(`select source, word from stop_list_entry where address = 'spam@client.example'`),
    ).toEqual([{ source: 'carrier', word: 'complaint' }]);
  });

  it('that a complaint was none takes nobody’s mails away', async () => {
    const { message_id } = await ask('not-spam@client.example');
    await post(report('feedback-report', ['Feedback-Type: not-spam'], signed(message_id, 'reply')));
    expect(await world.clinic.sql(`select 1 from stop_list_entry where address = 'not-spam@client.example'`)).toEqual(
      [],
    );
  });

  it.each(['delivery-status', 'feedback-report'] as const)('as a forged %s acts on nothing', async (kind) => {
    const { message_id } = await ask('safe@client.example');
    const forged = `reply+${'b'.repeat(52)}@kept.test`;
    const { nudge } = await post(report(kind, kind === 'delivery-status' ? failed : ['Feedback-Type: abuse'], forged));
    expect(nudge).toEqual([]);
    expect(await world.status(message_id)).toMatchObject({ status: 'accepted' });
    expect(await world.clinic.sql(`select 1 from stop_list_entry where address = 'safe@client.example'`)).toEqual([]);
  });

  it('at a bounce address without a report is shown as a machine’s', async () => {
    const { booked, message_id } = await ask(`returned-${(serial += 1)}@client.example`);
    await post({ to: signed(message_id, 'bounce'), message_id: '<odd@client.example>', body: 'confirm' });
    await world.look(booked);
    expect(await stateOf(booked.participant_id)).toBe('none');
    expect(await received('<odd@client.example>')).toMatchObject([{ status_reason: 'automatic' }]);
  });
});
