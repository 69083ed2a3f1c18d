import type { ReadSound } from './sound.ts';

const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;

interface Format {
  readonly coding: number;
  readonly channels: number;
  readonly sample_rate: number;
  readonly bits: number;
}

/** Reads a RIFF WAVE file of uncompressed samples: whole numbers of 8 to 32 bits, or floats of 32. */
export function readWav(bytes: Uint8Array): ReadSound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = chunksOf(view);
  const head = chunks.get('fmt ');
  const data = chunks.get('data');
  if (head === undefined || head.byteLength < 16) return broken('it does not say how its sound is stored');
  if (data === undefined || data.byteLength === 0) return broken('there is no sound in it');
  const format = formatOf(head);
  const read = readerOf(format);
  if (read === null) return broken('its sound is stored in a way that is not understood (neither PCM nor float)');
  const { channels, sample_rate, bits } = format;
  if (channels < 1 || channels > 8) return broken(`it says that it has ${channels} channels`);
  if (sample_rate < 4_000 || sample_rate > 96_000) return broken(`it says that it has ${sample_rate} samples a second`);
  const width = bits / 8;
  const length = Math.floor(data.byteLength / (width * channels));
  if (length === 0) return broken('there is no sound in it');
  return {
    ok: true,
    sound: {
      sample_rate,
      channels: Array.from({ length: channels }, (_, channel) => {
        // Millions of them: a plain loop is ten times as fast as a mapping.
        const samples = new Float32Array(length);
        for (let index = 0; index < length; index += 1)
          samples[index] = read(data, (index * channels + channel) * width);
        return samples;
      }),
    },
  };
}

/** By their names. Writers that were cut off leave a length that is too great: what is there counts. */
function chunksOf(view: DataView): ReadonlyMap<string, DataView> {
  const chunks = new Map<string, DataView>();
  for (let at = 12; at + 8 <= view.byteLength;) {
    const name = String.fromCharCode(...Array.from({ length: 4 }, (_, index) => view.getUint8(at + index)));
    const length = Math.min(view.getUint32(at + 4, true), view.byteLength - at - 8);
    if (!chunks.has(name)) chunks.set(name, new DataView(view.buffer, view.byteOffset + at + 8, length));
    at += 8 + length + (length % 2);
  }
  return chunks;
}

function formatOf(head: DataView): Format {
  const coding = head.getUint16(0, true);
  return {
    // The extended form names the coding in the first two bytes of an id further on.
    coding: coding === EXTENSIBLE && head.byteLength >= 26 ? head.getUint16(24, true) : coding,
    channels: head.getUint16(2, true),
    sample_rate: head.getUint32(4, true),
    bits: head.getUint16(14, true),
  };
}

/** How one sample is read; null for what is not understood. */
function readerOf({ coding, bits }: Format): ((data: DataView, at: number) => number) | null {
  if (coding === FLOAT && bits === 32) return (data, at) => Math.max(-1, Math.min(1, data.getFloat32(at, true) || 0));
  if (coding !== PCM) return null;
  if (bits === 8) return (data, at) => (data.getUint8(at) - 128) / 128;
  if (bits === 16) return (data, at) => data.getInt16(at, true) / 32_768;
  if (bits === 24) return (data, at) => (data.getUint16(at, true) + data.getInt8(at + 2) * 65_536) / 8_388_608;
  if (bits === 32) return (data, at) => data.getInt32(at, true) / 2_147_483_648;
  return null;
}

function broken(reason: string): ReadSound {
  return { ok: false, reason };
}
