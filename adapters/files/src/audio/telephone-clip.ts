import type { Sound } from './sound.ts';

/** What carriers play without converting: 8,000 samples a second of 16 bits, one channel. */
const RATE = 8_000;
const HEAD_BYTES = 44;
/** Zero crossings of the filter on each side: steep enough that nothing above 4 kHz folds back into what is heard. */
const CROSSINGS = 8;

/** The sound as a WAV that a telephone network carries. */
export function telephoneClip({ sample_rate, channels }: Sound): Uint8Array {
  const samples = resampled(mixed(channels), sample_rate);
  const bytes = new Uint8Array(HEAD_BYTES + samples.length * 2);
  const view = new DataView(bytes.buffer);
  const text = (at: number, letters: string): void =>
    [...letters].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  text(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, index) =>
    view.setInt16(HEAD_BYTES + index * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true),
  );
  return bytes;
}

function mixed(channels: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array(), ...others] = channels;
  if (others.length === 0) return first;
  return first.map((sample, index) =>
    others.reduce((sum, channel) => sum + (channel[index] ?? 0) / channels.length, sample / channels.length),
  );
}

/** By a windowed sinc, whose weights repeat after as many samples as the two rates have phases between them. */
function resampled(samples: Float32Array, from: number): Float32Array {
  if (from === RATE) return samples;
  const step = from / RATE;
  // Below both rates' limits: what is too high for the slower one would be heard as another tone.
  const cutoff = Math.min(1, RATE / from) * 0.95;
  const reach = Math.ceil(CROSSINGS / cutoff);
  const phases = RATE / greatestCommonDivisor(from, RATE);
  const weights = Array.from({ length: phases }, (_, phase) =>
    weightsAt({ offset: (phase * step) % 1, reach, cutoff }),
  );
  const result = new Float32Array(Math.floor(samples.length / step));
  for (let index = 0; index < result.length; index += 1) {
    const first = Math.floor(index * step) - reach + 1;
    const row = weights[index % phases] ?? [];
    let sum = 0;
    for (let tap = 0; tap < row.length; tap += 1) sum += (samples[first + tap] ?? 0) * (row[tap] ?? 0);
    result[index] = sum;
  }
  return result;
}

function weightsAt({ offset, reach, cutoff }: Readonly<Record<'offset' | 'reach' | 'cutoff', number>>): Float64Array {
  const row = Float64Array.from({ length: reach * 2 }, (_, tap) => {
    const distance = tap - reach + 1 - offset;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / (reach + 1));
    return cutoff * sinc(cutoff * distance) * window;
  });
  const sum = row.reduce((all, weight) => all + weight, 0);
  return row.map((weight) => weight / sum);
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right);
}
