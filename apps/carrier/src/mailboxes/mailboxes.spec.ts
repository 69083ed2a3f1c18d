import { createTransport } from 'nodemailer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../sandbox.spec-support.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.control('DELETE', '/faults'));
afterAll(() => sandbox.stop());

const mailer = (auth?: { readonly user: string; readonly pass: string }) =>
  createTransport({ host: '127.0.0.1', port: sandbox.carrier.smtp_port, ...(auth === undefined ? {} : { auth }) });
const open = async (address: string) => (await sandbox.control('GET', `/mailboxes/${address}`)).body;

describe('a mailbox', () => {
  it('that nobody has is refused while the mail is handed over', async () => {
    const sent = mailer().sendMail({ from: 'a@clinic.example', to: 'Nobody@client.example', subject: 'x', text: 'x' });
    await expect(sent).rejects.toMatchObject({ responseCode: 550, response: expect.stringMatching(/^550 5\.1\.1 /) });
    expect(await open('nobody@client.example')).toEqual({ messages: [] });
  });

  it('shows the mails that came for its address, whatever the case, with both parts', async () => {
    const from = 'Clinic <clinic@clinic.example>';
    await mailer().sendMail({ from, to: 'Ann@clinic.example', subject: 'Grüße', text: 'Hi ✓', html: '<b>Hi</b>' });
    await mailer().sendMail({ from, to: 'ann@clinic.example', subject: 'Second', text: 'Again' });
    expect(await open('ann@clinic.example')).toEqual({
      messages: [
        {
          id: expect.any(Number),
          message_id: expect.stringMatching(/^<.+@.+>$/),
          direction: 'received',
          from,
          to: 'Ann@clinic.example',
          subject: 'Grüße',
          has_one_click: false,
          text: 'Hi ✓\n',
          html: '<b>Hi</b>\n',
          at: expect.stringMatching(/Z$/),
        },
        {
          id: expect.any(Number),
          message_id: expect.stringMatching(/^<.+@.+>$/),
          direction: 'received',
          from,
          to: 'ann@clinic.example',
          subject: 'Second',
          has_one_click: false,
          text: 'Again\n',
          html: null,
          at: expect.stringMatching(/Z$/),
        },
      ],
    });
  });

  it('gets its copy of a mail to several people, hidden ones too', async () => {
    await mailer().sendMail({
      from: 'a@b.example',
      to: 'one@c.example, two@c.example',
      bcc: 'three@c.example',
      subject: 'All',
      text: 'x',
    });
    for (const who of ['one', 'two', 'three']) {
      expect(await open(`${who}@c.example`)).toMatchObject({
        messages: [{ subject: 'All', to: 'one@c.example, two@c.example' }],
      });
    }
  });

  it('of nobody is empty, and of no address an error', async () => {
    expect(await open('nobody@clinic.example')).toEqual({ messages: [] });
    expect(await sandbox.control('GET', '/mailboxes/nobody')).toMatchObject({
      status: 400,
      body: { problems: [{ field: 'address' }] },
    });
  });

  it('stands in the list with its number of mails', async () => {
    await mailer({ user: 'anybody', pass: 'anything' }).sendMail({
      from: 'a@b.example',
      to: 'list@c.example',
      subject: 'x',
      text: 'x',
    });
    expect((await sandbox.control('GET', '/mailboxes')).body).toMatchObject({
      mailboxes: expect.arrayContaining([
        expect.objectContaining({
          address: 'list@c.example',
          messages: 1,
          last_subject: 'x',
          last_at: expect.stringMatching(/Z$/),
        }),
      ]),
    });
  });

  it('shows each of two senders only what it sent itself', async () => {
    const mail = { from: 'a@b.example', to: 'shared@c.example', text: 'x' };
    await mailer({ user: 'one', pass: 'x' }).sendMail({ ...mail, subject: 'From one' });
    await mailer({ user: 'other', pass: 'x' }).sendMail({ ...mail, subject: 'From the other' });
    expect((await sandbox.control('GET', '/mailboxes?owner=one')).body).toMatchObject({
      mailboxes: [{ address: mail.to, messages: 1, last_subject: 'From one' }],
    });
    expect(await open(`${mail.to}?owner=other`)).toMatchObject({ messages: [{ subject: 'From the other' }] });
    expect(await open(mail.to)).toMatchObject({ messages: [{}, {}] });
  });

  it('can have a fault for one sender only', async () => {
    const mail = { from: 'a@b.example', to: 'one-fault@c.example', subject: 'x', text: 'x' };
    await sandbox.control('POST', '/faults', { kind: 'error_code', code: 550, match: { path: 'smtp/one' } });
    await expect(mailer({ user: 'one', pass: 'x' }).sendMail(mail)).rejects.toMatchObject({ responseCode: 550 });
    await mailer({ user: 'other', pass: 'x' }).sendMail(mail);
    await mailer().sendMail(mail);
  });

  it('is full at 25 MB', async () => {
    const text = 'x'.repeat(27 * 1024 * 1024);
    await expect(
      mailer().sendMail({ from: 'a@b.example', to: 'big@c.example', subject: 'x', text }),
    ).rejects.toMatchObject({ responseCode: 552 });
    expect(await open('big@c.example')).toEqual({ messages: [] });
  });

  it('is touched by faults of the path smtp only, and the log counts mails there', async () => {
    const mail = { from: 'a@b.example', to: 'fault@c.example', subject: 'x', text: 'x' };
    await sandbox.control('POST', '/faults', { kind: 'error_500' });
    await mailer().sendMail(mail);
    await sandbox.control('POST', '/faults', { kind: 'rate_limit', match: { path: 'smtp', to: mail.to } });
    await expect(mailer().sendMail(mail)).rejects.toMatchObject({ responseCode: 450 });
    const { body } = await sandbox.control('GET', '/requests?path=smtp');
    expect(body).toMatchObject({
      requests: expect.arrayContaining([
        expect.objectContaining({ to: mail.to, status: 250 }),
        expect.objectContaining({ to: mail.to, status: 450 }),
      ]),
    });
  });
});
