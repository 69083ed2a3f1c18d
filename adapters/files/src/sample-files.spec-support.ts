import { crc32, deflateRawSync } from 'node:zlib';
import sharp from 'sharp';

/** Bytes of a frame of 128 kbit/s and 44.1 kHz that holds silence: its head, and a side that says “nothing”. */
const FRAME_BYTES = 417;
const FRAME_SECONDS = 1152 / 44_100;

/** An MP3 of silence, so many seconds long. */
export function silentMp3(seconds: number): Buffer {
  const frame = Buffer.alloc(FRAME_BYTES);
  frame.set([0xff, 0xfb, 0x90, 0xc4]);
  return Buffer.concat(Array.from({ length: Math.ceil(seconds / FRAME_SECONDS) }, () => frame));
}

/** An MP3 whose middle is something else. */
export function brokenMp3(): Buffer {
  const bytes = silentMp3(2);
  for (let at = FRAME_BYTES * 20; at < FRAME_BYTES * 60; at += 1) bytes[at] = (at * 7919) % 251;
  return bytes;
}

interface Tone {
  readonly seconds: number;
  readonly hertz: number;
  readonly sample_rate?: number;
  readonly channels?: number;
}

/** A WAV of 16 bits with one tone at half the greatest loudness. */
export function toneWav({ seconds, hertz, sample_rate = 44_100, channels = 2 }: Tone): Buffer {
  const count = Math.round(seconds * sample_rate);
  const data = Buffer.alloc(count * channels * 2);
  for (let index = 0; index < count * channels; index += 1) {
    const time = Math.floor(index / channels) / sample_rate;
    data.writeInt16LE(Math.round(Math.sin(2 * Math.PI * hertz * time) * 16_383), index * 2);
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(sample_rate, 24);
  head.writeUInt32LE(sample_rate * channels * 2, 28);
  head.writeUInt16LE(channels * 2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

/** A picture of one colour. */
export async function plainPng({
  width,
  height,
}: {
  readonly width: number;
  readonly height: number;
}): Promise<Buffer> {
  return await sharp({ create: { width, height, channels: 3, background: '#336699' } })
    .png()
    .toBuffer();
}

/** A PNG of a few bytes that claims to be so large. */
export async function pngBomb(side: number): Promise<Buffer> {
  const bytes = await plainPng({ width: 10, height: 10 });
  bytes.writeUInt32BE(side, 16);
  bytes.writeUInt32BE(side, 20);
  return bytes;
}

interface Packed {
  readonly name: string;
  readonly data: Buffer;
}

/** A ZIP of these files. */
function zipOf(files: readonly Packed[]): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const { name, data } of files) {
    const body = deflateRawSync(data);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), body]);
    entries.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), common, place, Buffer.from(name)]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

const OFFICE = {
  docx: ['word/document.xml', 'wordprocessingml.document'],
  xlsx: ['xl/workbook.xml', 'spreadsheetml.sheet'],
} as const;

/** An office document whose text unpacks to so many bytes, of spaces. */
export function officeDocument(kind: keyof typeof OFFICE, { unpacked }: { readonly unpacked: number }): Buffer {
  const [part, type] = OFFICE[kind];
  const types = `<Types><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;
  // what unpacks to gigabytes is made of one piece that stands in it many times
  const piece = Buffer.alloc(Math.min(unpacked, 50 * 1024 * 1024), ' ');
  const times = Math.max(1, Math.ceil(unpacked / Math.max(1, piece.length)));
  return zipOf([
    { name: '[Content_Types].xml', data: Buffer.from(types) },
    { name: part, data: piece },
    ...Array.from({ length: times - 1 }, (_, copy) => ({ name: `${part}.${copy}`, data: piece })),
  ]);
}

/** A document whose directory is cut off. */
export function brokenDocument(): Buffer {
  const whole = officeDocument('docx', { unpacked: 10 });
  return whole.subarray(0, -30);
}
