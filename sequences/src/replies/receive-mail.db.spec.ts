import { describe, expect, it } from 'vitest';
import { plainPng } from '@kept/files/sample-files.spec-support';
import { CLIENT, mailStage } from './mail-stage.spec-support.ts';

const stage = mailStage();
const { ask, post, received, replyTo, stateOf } = stage;

describe('a mail to the signed address of a reminder', () => {
  it('confirms, with the quote below it cut', async () => {
    const { booked, message_id } = await ask();
    const body =
      'Confirm\r\n\r\nOn Wed, Mar 11, 2026 at 9:00 AM Lakeside Dental <clinic@kept.test> wrote:\r\n> Reply 2 to cancel';
    const id = '<confirm@client.example>';
    const { outcome, nudge } = await post({ to: replyTo(message_id), message_id: id, body });
    expect([outcome, nudge.map(({ sequence_id }) => sequence_id)]).toEqual(['stored', [booked.sequence_id]]);
    await stage.world.look(booked);
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
    await stage.world.look(booked);
    expect(await received(mail.message_id)).toHaveLength(1);
  });

  it('counts as that client’s, whoever its From names', async () => {
    const { booked, message_id } = await ask();
    await post({ to: replyTo(message_id), from: 'Somebody <else@evil.example>', body: 'confirm' });
    await stage.world.look(booked);
    expect(await stateOf(booked.participant_id)).toBe('confirmed');
  });

  it('answers its own appointment, though another was asked about since', async () => {
    const first = await ask();
    const second = await ask();
    await post({ to: replyTo(first.message_id), body: '2' });
    await stage.world.look(first.booked);
    await stage.world.look(second.booked);
    expect(await stateOf(first.booked.participant_id)).toBe('cancelled');
    expect(await stateOf(second.booked.participant_id)).toBe('none');
  });

  it('that says STOP is an opt-out of that address at once, confirmed under its subject', async () => {
    const { message_id } = await ask('stop@client.example');
    const { messages } = await post({ to: replyTo(message_id), body: 'Stop' });
    expect(messages).toHaveLength(1);
    expect(await stage.world.clinic.sql(`select type, address, source, word from stop_list_entry`)).toEqual([
      { type: 'email', address: 'stop@client.example', source: 'reply', word: 'stop' },
    ]);
    expect(
      await stage.world.clinic.sql(`select channel, subject, status from message where system_text = 'opted_out'`),
    ).toEqual([{ channel: 'email', subject: 'Re: Your visit', status: 'due' }]);
  });

  it('with nothing new in it reaches the inbox as it came, and its quote matches nothing', async () => {
    const { booked, message_id } = await ask();
    const id = '<empty@client.example>';
    await post({ to: replyTo(message_id), message_id: id, body: '> Reply confirm or tell us you run late' });
    await stage.world.look(booked);
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
    const files = await stage.world.clinic.sql(
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
    await stage.world.look(booked);
    expect(await stateOf(booked.participant_id)).toBe('none');
    expect(await received(id)).toMatchObject([{ status_reason: 'automatic' }]);
  });
});

describe('a mail to anything but a signed address', () => {
  it.each<[string, (message_id: string) => string]>([
    ['to the mailbox', () => stage.world.clinic.mailbox],
    ['to a made-up token', () => `reply+${'a'.repeat(52)}@kept.test`],
    ['to another account’s token', (message_id) => replyTo(message_id).replace('reply+', 'bounce+')],
  ])('%s reaches the inbox and acts on nothing, though its From is the client', async (_, to) => {
    const { booked, message_id } = await ask('forged@client.example');
    const id = `<forged-${stage.next()}@client.example>`;
    const before = await stage.world.clinic.sql('select 1 from stop_list_entry');
    const mail = { to: to(message_id), message_id: id, from: 'forged@client.example' };
    const { nudge } = await post({ ...mail, body: 'stop' });
    expect(nudge).toEqual([]);
    await stage.world.look(booked);
    expect(await stateOf(booked.participant_id)).toBe('none');
    expect(await stage.world.clinic.sql('select 1 from stop_list_entry')).toEqual(before);
    expect(await received(id)).toMatchObject([{ status_reason: 'unsigned', from_address: 'forged@client.example' }]);
  });

  it('is told to staff twenty times an hour, however many come in, and a client’s own mail always', async () => {
    const notices = () =>
      stage.world.clinic.sql<{ body: string }>(
        `select m.body from effect_key k join message m on m.id = k.message_id where k.key like 'inbox_unsigned/%' order by m.id`,
      );
    const hour = () => Math.floor(Date.now() / 3_600_000);
    let began = NaN;
    // once more where the hour ended on the way
    while (began !== hour()) {
      began = hour();
      await stage.world.clinic.sql(`delete from effect_key where key like 'inbox_unsigned/%'`);
      await stage.world.clinic.sql(`delete from message where from_address like 'flood%'`);
      for (let count = 0; count < 23; count += 1) await post({ from: `flood${count}@evil.example`, body: `x${count}` });
    }
    const told = await notices();
    expect(told.length).toBe(20);
    expect(told.map(({ body }) => body.includes('no further one in this hour'))).toEqual([
      ...Array.from({ length: 19 }, () => false),
      true,
    ]);
    const [shown] = await stage.world.clinic.sql(
      `select count(*)::int as n from message where from_address like 'flood%'`,
    );
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
    await stage.world.look(booked);
    expect(await stateOf(booked.participant_id)).toBe('confirmed');
  });
});
