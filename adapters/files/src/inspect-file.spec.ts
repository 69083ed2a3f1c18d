import { describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { FILE_LIMITS } from './file-limits.ts';
import { inspectFile } from './inspect-file.ts';
import {
  brokenDocument,
  brokenMp3,
  officeDocument,
  plainPng,
  pngBomb,
  silentMp3,
  toneWav,
} from './sample-files.spec-support.ts';

const MEGABYTE = 1024 * 1024;

const inspected = async (bytes: Uint8Array, file_name: string) => {
  const inspection = await inspectFile({ bytes, file_name });
  return inspection.ok ? inspection.file : inspection.refusal;
};

describe('a file is what its bytes are', () => {
  it('a picture, with its size and a small one of it', async () => {
    const file = await inspected(await plainPng({ width: 1200, height: 800 }), 'map.png');
    expect(file).toMatchObject({ kind: 'image', content_type: 'image/png', file_name: 'map.png', width: 1200 });
    if (!('rendition' in file) || file.rendition === null) throw new Error('no small picture');
    expect(await sharp(file.rendition.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 640, height: 427 });
  });

  it('a picture on its side is upright', async () => {
    const bytes = await sharp(await plainPng({ width: 300, height: 200 }))
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect(await inspected(bytes, 'IMG_1.JPG')).toMatchObject({ file_name: 'IMG_1.jpg', width: 200, height: 300 });
  });

  it('keeps a name that hides its ending from misleading anybody', async () => {
    const png = await plainPng({ width: 9, height: 9 });
    expect(await inspected(png, 'clip.mp3')).toMatchObject({ kind: 'image', file_name: 'clip.mp3.png' });
    expect(await inspected(png, '../../etc/pass\u202Egnp.exe')).toMatchObject({ file_name: 'etc pass gnp.exe.png' });
    expect(await inspected(png, '')).toMatchObject({ file_name: 'file.png' });
    expect(await inspected(png, `${'é'.repeat(400)}.png`)).toMatchObject({ file_name: `${'é'.repeat(196)}.png` });
    expect(await inspected(png, 'a"b\r\nX-Evil: 1.png')).toMatchObject({ file_name: 'a b X-Evil 1.png' });
  });

  it('a picture with a page or an archive behind it is a picture, and nothing else', async () => {
    const png = await plainPng({ width: 9, height: 9 });
    for (const more of ['<script>alert(1)</script>', officeDocument('docx', { unpacked: 10 })]) {
      const both = Buffer.concat([png, Buffer.from(more)]);
      expect(await inspected(both, 'x.html')).toMatchObject({ content_type: 'image/png', file_name: 'x.html.png' });
    }
  });

  it.each(['docx', 'xlsx'] as const)('an office document, %s', async (kind) => {
    const file = await inspected(officeDocument(kind, { unpacked: 10_000 }), `letter.${kind}`);
    expect(file).toMatchObject({ kind: 'document', file_name: `letter.${kind}` });
  });

  it.each([
    ['notes.txt', 'text/plain'],
    ['list.CSV', 'text/csv'],
    ['visit.ics', 'text/calendar'],
  ])('a text called %s is %s', async (name, content_type) => {
    expect(await inspected(Buffer.from('a;b\nc;d\n'), name)).toMatchObject({ kind: 'document', content_type });
  });
});

describe('a clip', () => {
  it.each([
    ['an MP3', silentMp3(2), 'audio/mpeg'],
    ['a WAV', toneWav({ seconds: 2, hertz: 440 }), 'audio/wav'],
  ])('that is %s is made 8 kHz, 16 bits, one channel', async (_, bytes, content_type) => {
    const file = await inspected(bytes, 'hello');
    if (!('rendition' in file) || file.rendition === null) throw new Error('no clip');
    expect(file).toMatchObject({ kind: 'audio', content_type, rendition: { content_type: 'audio/wav' } });
    const wav = Buffer.from(file.rendition.bytes);
    expect([wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)]).toEqual([1, 8000, 16]);
    expect(Math.abs((wav.length - 44) / 2 / 8000 - 2)).toBeLessThan(0.05);
    expect(Math.abs((file.duration_ms ?? 0) - 2000)).toBeLessThan(50);
  });
});

describe('is refused, with what to do,', () => {
  const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4000)]);
  const elf = Buffer.concat([Buffer.from('\u007fELF\u0002\u0001\u0001'), Buffer.alloc(4000)]);
  const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(4000)]);
  it.each([
    ['nothing at all', 'x.png', () => Buffer.alloc(0), 'file_empty'],
    ['30 MB', 'x.png', () => Buffer.alloc(30 * 1024 * 1024, 'a'), 'file_too_large'],
    ['one byte too many', 'x.txt', () => Buffer.alloc(FILE_LIMITS.bytes + 1, 'a'), 'file_too_large'],
    ['a Windows program called .mp3', 'song.mp3', () => program, 'file_is_program'],
    ['a Linux program called .png', 'x.png', () => elf, 'file_is_program'],
    ['a script called .mp3', 'x.mp3', () => Buffer.from('#!/bin/sh\nrm -rf /\n'), 'file_type_not_allowed'],
    ['a page', 'x.html', () => Buffer.from('<script>alert(1)</script>'), 'file_type_not_allowed'],
    ['a drawing that runs scripts', 'x.svg', () => Buffer.from('<svg onload="alert(1)"/>'), 'file_type_not_allowed'],
    ['an archive', 'x.docx', () => zip, 'file_is_archive'],
    [
      'a Word document that unpacks to 300 MB',
      'x.docx',
      () => officeDocument('docx', { unpacked: 300 * MEGABYTE }),
      'document_too_large',
    ],
    [
      'a spreadsheet that unpacks to 300 MB',
      'x.xlsx',
      () => officeDocument('xlsx', { unpacked: 300 * MEGABYTE }),
      'document_too_large',
    ],
    ['a document without its directory', 'x.docx', brokenDocument, 'document_broken'],
    ['a picture of gigabytes in a few bytes', 'x.png', () => pngBomb(60_000), 'image_too_large'],
    ['half a picture', 'x.png', halfPng, 'image_broken'],
    ['a broken MP3', 'x.mp3', brokenMp3, 'clip_broken'],
    ['an MP3 of nothing but its head', 'x.mp3', () => silentMp3(1).subarray(0, 300), 'clip_broken'],
    ['an MP3 of hours', 'x.mp3', () => silentMp3(600), 'clip_too_long'],
    ['a WAV that is compressed', 'x.wav', () => compressedWav(), 'clip_broken'],
    ['a WAV without sound', 'x.wav', () => toneWav({ seconds: 0, hertz: 1 }), 'clip_broken'],
  ])('%s', async (_, name, make, code) => {
    expect(await inspected(await make(), name)).toEqual({ code, message: expect.stringMatching(/: |\. /) });
  });
});

async function halfPng(): Promise<Buffer> {
  const whole = await plainPng({ width: 1200, height: 800 });
  return whole.subarray(0, whole.length / 2);
}

function compressedWav(): Buffer {
  const bytes = toneWav({ seconds: 1, hertz: 440 });
  bytes.writeUInt16LE(2, 20);
  return bytes;
}
