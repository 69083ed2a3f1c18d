import { expect, it } from 'vitest';
import { fileToken, readFileToken } from './file-token.ts';
import { signedFileUrl } from './signed-file-url.ts';

const secret_key = Buffer.alloc(32, 7);
const now = new Date('2026-11-21T17:20:00Z');
const grant = {
  account_id: '01a00000-0000-7000-8000-000000000001',
  attachment_id: '01a00000-0000-7000-8000-000000000002',
  version: 'rendition',
  expires_at: new Date('2026-11-21T18:00:00Z'),
} as const;

it('is read as it was made, until its time is over', () => {
  const token = fileToken({ secret_key, ...grant });
  expect(readFileToken({ secrets: [secret_key], token, now })).toEqual(grant);
  expect(readFileToken({ secrets: [secret_key], token, now: new Date('2026-11-21T17:59:59Z') })).toEqual(grant);
  expect(readFileToken({ secrets: [secret_key], token, now: grant.expires_at })).toBeNull();
});

it('is nothing with another key, with any byte changed, cut off or made longer', () => {
  const token = fileToken({ secret_key, ...grant });
  expect(readFileToken({ secrets: [Buffer.alloc(32, 8)], token, now })).toBeNull();
  const bytes = Buffer.from(token, 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(
      readFileToken({ secrets: [secret_key], token: changed.toString('base64url'), now }),
      `byte ${at}`,
    ).toBeNull();
  }
  expect(readFileToken({ secrets: [secret_key], token: token.slice(0, -2), now })).toBeNull();
  expect(readFileToken({ secrets: [secret_key], token: `${token}aa`, now })).toBeNull();
  expect(readFileToken({ secrets: [secret_key], token: '', now })).toBeNull();
});

it('stands in an address that is the same within an hour and holds for a day at least', () => {
  const { expires_at: _, ...file } = grant;
  const urlAt = (time: string) =>
    signedFileUrl({ public_url: 'https://kept.example', secret_key, ...file, now: new Date(time) });
  expect(urlAt('2026-11-21T17:01:00Z')).toBe(urlAt('2026-11-21T17:59:00Z'));
  const token = urlAt('2026-11-21T17:59:00Z').replace('https://kept.example/files/', '');
  expect(readFileToken({ secrets: [secret_key], token, now: new Date('2026-11-22T17:59:59Z') })).toMatchObject(file);
  expect(readFileToken({ secrets: [secret_key], token, now: new Date('2026-11-22T18:00:00Z') })).toBeNull();
});
