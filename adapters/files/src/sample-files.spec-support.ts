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
