import { expect, it } from 'vitest';
import { readMailApart } from './read-mail-apart.ts';
import { readMail } from './read-mail.ts';

/** A mail of so many bytes with one file. */
function mailOf(bytes: number): Buffer {
  const head = [
    'From: Kim <kim@client.example>',
    'Message-ID: <big@client.example>',
    'Subject: Big',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    'Yes',
    '--b',
    'Content-Type: text/plain',
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment; filename=x.txt',
    '',
    '',
  ];
  const line = `${'YWFh'.repeat(19)}\r\n`;
  return Buffer.from(`${head.join('\r\n')}${line.repeat(Math.ceil(bytes / line.length))}--b--\r\n`);
}

it.each([1000, 3 * 1024 * 1024])('a mail of %i bytes is read as it would be anywhere', async (bytes) => {
  const raw = mailOf(bytes);
  const read = await readMailApart(raw);
  expect(read).toEqual(await readMail(raw));
  expect(read).toMatchObject({ ok: true, mail: { subject: 'Big', text: expect.stringMatching(/^Yes/) } });
});

it('others are answered while a long one is read', async () => {
  let turns = 0;
  const others = setInterval(() => (turns += 1), 1);
  await readMailApart(mailOf(20 * 1024 * 1024));
  clearInterval(others);
  expect(turns).toBeGreaterThan(5);
});

it('a mail of endless lines is given up in time, and the next is read', async () => {
  const poison = Buffer.from(`From: a@b.example\r\n\r\n${'\n'.repeat(8 * 1024 * 1024)}`);
  let turns = 0;
  const others = setInterval(() => (turns += 1), 1);
  const [given_up, read] = await Promise.all([
    readMailApart(poison, { within_ms: 500 }),
    readMailApart(mailOf(2 * 1024 * 1024)),
  ]);
  clearInterval(others);
  expect(given_up).toMatchObject({ ok: false, message: 'reading it takes more time or memory than any mail takes' });
  expect(read).toMatchObject({ ok: true });
  expect(turns).toBeGreaterThan(5);
});
