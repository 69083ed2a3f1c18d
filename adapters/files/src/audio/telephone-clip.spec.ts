import { expect, it } from 'vitest';
import { toneWav } from '../sample-files.spec-support.ts';
import { readWav } from './read-wav.ts';
import { telephoneClip } from './telephone-clip.ts';

/** How loud one tone is in a clip, 1 being the loudest there is. */
function loudnessOf(clip: Uint8Array, hertz: number): number {
  const read = readWav(clip);
  if (!read.ok) throw new Error(read.reason);
  const { sample_rate, channels } = read.sound;
  const samples = channels[0] ?? new Float32Array();
  let cosine = 0;
  let sine = 0;
  samples.forEach((sample, index) => {
    cosine += sample * Math.cos((2 * Math.PI * hertz * index) / sample_rate);
    sine += sample * Math.sin((2 * Math.PI * hertz * index) / sample_rate);
  });
  return (2 * Math.hypot(cosine, sine)) / samples.length;
}

const clipOf = (tone: Parameters<typeof toneWav>[0]): Uint8Array => {
  const read = readWav(toneWav(tone));
  if (!read.ok) throw new Error(read.reason);
  return telephoneClip(read.sound);
};

it.each([8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000])(
  'keeps a voice as loud as it was, from %i Hz',
  (sample_rate) => {
    expect(loudnessOf(clipOf({ seconds: 1, hertz: 1000, sample_rate }), 1000)).toBeCloseTo(0.5, 1);
  },
);

it.each([
  [5_000, 3_000],
  [7_000, 1_000],
  [12_000, 4_000 - 1],
])('folds a tone of %i Hz, too high for a telephone, into no other', (hertz, folded) => {
  const clip = clipOf({ seconds: 1, hertz });
  expect(loudnessOf(clip, folded)).toBeLessThan(0.02);
});

it('reads 8, 24 and 32 bits and floats as it reads 16', () => {
  const wav = toneWav({ seconds: 0.1, hertz: 500, channels: 1 });
  const expected = readWav(wav);
  if (!expected.ok) throw new Error(expected.reason);
  for (const [coding, bits] of [
    [1, 24],
    [1, 32],
    [3, 32],
  ] as const) {
    const read = readWav(rewritten(wav, { coding, bits }));
    if (!read.ok) throw new Error(read.reason);
    read.sound.channels[0]?.forEach((sample, index) =>
      expect(Math.abs(sample - (expected.sound.channels[0]?.[index] ?? 9))).toBeLessThan(0.001),
    );
  }
});

/** The same samples, written in another way. */
function rewritten(wav: Buffer, { coding, bits }: { readonly coding: 1 | 3; readonly bits: 24 | 32 }): Buffer {
  const width = bits / 8;
  const count = (wav.length - 44) / 2;
  const data = Buffer.alloc(count * width);
  for (let index = 0; index < count; index += 1) {
    const sample = wav.readInt16LE(44 + index * 2);
    if (coding === 3) data.writeFloatLE(sample / 32_768, index * width);
    else data.writeIntLE(sample * 2 ** (bits - 16), index * width, width);
  }
  const head = Buffer.from(wav.subarray(0, 44));
  head.writeUInt16LE(coding, 20);
  head.writeUInt16LE(bits, 34);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
