import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenMp3, officeDocument, plainPng, pngBomb, silentMp3 } from '@kept/files/sample-files.spec-support';
import { signedFileUrl } from '@kept/files/signed-file-url';
import { startApi, type Answer, type RunningApi } from '../running-api.spec-support.ts';
import { attachmentPageSchema, attachmentSchema, type AttachmentAnswer } from './attachments.schema.ts';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly field?: string;
}

/** A form as browsers write it, so that odd ones can be written too. */
async function upload(...parts: readonly Upload[]): Promise<Answer> {
  const form = new FormData();
  for (const { name, bytes, field = 'file' } of parts) form.append(field, new Blob([Uint8Array.from(bytes)]), name);
  const request = new Request('http://form', { method: 'POST', body: form });
  return await api.call('/v1/attachments', {
    method: 'POST',
    raw: new Uint8Array(await request.arrayBuffer()),
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
  });
}

async function uploaded(file: Upload): Promise<AttachmentAnswer> {
  const answer = await upload(file);
  expect([answer.status, answer.text]).toMatchObject([201, expect.any(String)]);
  return attachmentSchema.parse(answer.body);
}

const rowCount = async () => (await api.rows('select 1 from attachment')).length;

describe('a file', () => {
  it('that was uploaded is told of, listed, and answered as it came', async () => {
    const bytes = await plainPng({ width: 900, height: 600 });
    const file = await uploaded({ name: 'Weg zur Praxis – Straße.png', bytes });
    expect(file).toMatchObject({ kind: 'image', width: 900, height: 600, size: bytes.length, can_play: false });
    expect((await api.call(`/v1/attachments/${file.id}`)).body).toEqual(file);
    const listed = attachmentPageSchema.parse((await api.call(`/v1/attachments?ids=${file.id}`)).body);
    expect(listed.attachments).toEqual([file]);
    const content = await fetch(`${api.url}/v1/attachments/${file.id}/content`, {
      headers: { authorization: `Bearer ${api.ours.api_key}` },
    });
    expect(Buffer.from(await content.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(content.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="Weg zur Praxis _ Stra_e.png"; filename*=UTF-8''Weg%20zur%20Praxis%20%E2%80%93%20Stra%C3%9Fe.png`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    const small = await api.call(`/v1/attachments/${file.id}/rendition`);
    expect([small.status, small.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  });

  it('that is a clip can be played on calls', async () => {
    const file = await uploaded({ name: 'welcome.mp3', bytes: silentMp3(1) });
    expect(file).toMatchObject({ kind: 'audio', can_play: true });
    const clips = attachmentPageSchema.parse((await api.call('/v1/attachments?kind=audio')).body);
    expect(clips.attachments.map(({ id }) => id)).toEqual([file.id]);
    const wav = await api.call(`/v1/attachments/${file.id}/rendition`);
    expect([wav.headers.get('content-type'), wav.text.slice(0, 4)]).toEqual(['audio/wav', 'RIFF']);
  });

  it('is nobody else’s, and its bytes neither', async () => {
    const { id } = await uploaded({ name: 'map.png', bytes: await plainPng({ width: 9, height: 9 }) });
    for (const path of [id, `${id}/content`, `${id}/rendition`]) {
      expect((await api.call(`/v1/attachments/${path}`, { key: api.theirs.api_key })).status).toBe(404);
    }
  });

  it('is handed to carriers by an address that is signed and expires', async () => {
    const { id } = await uploaded({ name: 'map.png', bytes: await plainPng({ width: 9, height: 9 }) });
    const urlAt = (now: Date) =>
      signedFileUrl({
        public_url: '',
        secret_key: Buffer.from(api.env['KEPT_SECRET_KEY'] ?? '', 'base64'),
        account_id: api.ours.account_id,
        attachment_id: id,
        version: 'original',
        now,
      });
    const open = await api.call(urlAt(new Date()), { key: null });
    expect([open.status, open.headers.get('content-type')]).toEqual([200, 'image/png']);
    const over = await api.call(urlAt(new Date(Date.now() - 26 * 3_600_000)), { key: null });
    expect([over.status, over.body]).toMatchObject([404, { code: 'file_not_found' }]);
    expect((await api.call('/files/nonsense', { key: null })).status).toBe(404);
  });
});

describe('is refused, and nothing of it is kept:', () => {
  it.each([
    ['a file of 30 MB', 'x.png', () => Buffer.alloc(30 * 1024 * 1024, 1), 413, 'file_too_large'],
    ['a program called .mp3', 'song.mp3', () => Buffer.from(`MZ${'x'.repeat(999)}`), 422, 'file_is_program'],
    ['a broken MP3', 'song.mp3', brokenMp3, 422, 'clip_broken'],
    ['a picture that would fill the memory', 'x.png', () => pngBomb(60_000), 422, 'image_too_large'],
    [
      'a document that unpacks to 300 MB',
      'x.xlsx',
      () => officeDocument('xlsx', { unpacked: 300 * 1024 * 1024 }),
      422,
      'document_too_large',
    ],
    ['an empty file', 'x.png', () => Buffer.alloc(0), 422, 'file_empty'],
  ])('%s', async (_, name, make, status, code) => {
    const before = await rowCount();
    const answer = await upload({ name, bytes: await make() });
    expect([answer.status, answer.body]).toMatchObject([
      status,
      { code: 'file_refused', detail: expect.stringMatching(/\w+/), errors: [{ field: '/file', code }] },
    ]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await rowCount()).toBe(before);
  });

  it('two files at once, a file in another field, no file, a form cut off, no form', async () => {
    const bytes = await plainPng({ width: 9, height: 9 });
    const file = { name: 'x.png', bytes };
    const before = await rowCount();
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const cutOff = '--b\r\ncontent-disposition: form-data; name="file"; filename="x.png"\r\n\r\nabc';
    const answers = [
      await upload({ ...file, field: 'picture' }),
      await upload(),
      await api.call('/v1/attachments', { method: 'POST', raw: cutOff, headers }),
      await api.call('/v1/attachments', { method: 'POST', json: {} }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 400, 415]);
    expect(await rowCount()).toBe(before);
  });
});
