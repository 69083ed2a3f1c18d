import { MPEGDecoderWebWorker } from 'mpg123-decoder';
import { FILE_LIMITS } from '../file-limits.ts';
import type { ReadSound, Sound } from './sound.ts';

const PIECE_BYTES = 256 * 1024;

/**
 * Decodes an MP3 with mpg123, in a thread of its own: a clip of minutes takes seconds, and the process goes on answering.
 * Piece by piece, and no further than a clip may last: a few megabytes can hold hours, which decoded are gigabytes.
 */
export async function readMp3(bytes: Uint8Array): Promise<ReadSound> {
  const decoder = new MPEGDecoderWebWorker();
  const pieces: Sound[] = [];
  let length_ms = 0;
  try {
    await decoder.ready;
    for (let at = 0; at < bytes.length && length_ms <= FILE_LIMITS.clip_ms; at += PIECE_BYTES) {
      const { channelData, samplesDecoded, sampleRate, errors } = await decoder.decode(
        bytes.slice(at, at + PIECE_BYTES),
      );
      if (errors.length > 0) return damaged(length_ms + (samplesDecoded / (sampleRate || 44_100)) * 1000);
      if (samplesDecoded === 0) continue;
      pieces.push({ sample_rate: sampleRate, channels: channelData });
      length_ms += (samplesDecoded / sampleRate) * 1000;
    }
  } catch {
    return damaged(length_ms);
  } finally {
    await decoder.free();
  }
  return joined(pieces);
}

function damaged(at_ms: number): ReadSound {
  return { ok: false, reason: `it is damaged, ${(at_ms / 1000).toFixed(1)} seconds from its beginning` };
}

function joined(pieces: readonly Sound[]): ReadSound {
  const [first] = pieces;
  if (first === undefined) return { ok: false, reason: 'there is no sound in it' };
  const { sample_rate } = first;
  if (pieces.some((piece) => piece.sample_rate !== sample_rate)) {
    return { ok: false, reason: 'its speed changes on the way' };
  }
  const length = pieces.reduce((sum, { channels }) => sum + (channels[0]?.length ?? 0), 0);
  const channels = first.channels.map((_, channel) => {
    const samples = new Float32Array(length);
    let at = 0;
    for (const piece of pieces) {
      const part = piece.channels[channel] ?? new Float32Array();
      samples.set(part, at);
      at += part.length;
    }
    return samples;
  });
  return { ok: true, sound: { sample_rate, channels } };
}
