import { FILE_LIMITS } from '../file-limits.ts';
import type { FileRefusal, InspectedFile } from '../inspected-file.ts';
import { readMp3 } from './read-mp3.ts';
import { readWav } from './read-wav.ts';
import type { Sound } from './sound.ts';
import { telephoneClip } from './telephone-clip.ts';

type AudioInspection =
  | { readonly ok: true; readonly file: Pick<InspectedFile, 'duration_ms' | 'rendition'> }
  | { readonly ok: false; readonly refusal: FileRefusal };

/** Decodes an MP3 or a WAV whole, so that what is kept can be played, and makes of it the clip that carriers play. */
export async function inspectAudio(bytes: Uint8Array, content_type: string): Promise<AudioInspection> {
  const read = content_type === 'audio/mpeg' ? await readMp3(bytes) : readWav(bytes);
  if (!read.ok) {
    const message = `The clip cannot be played: ${read.reason}. Save it once more as MP3 or WAV, or choose another.`;
    return { ok: false, refusal: { code: 'clip_broken', message } };
  }
  const duration_ms = lengthOf(read.sound);
  if (duration_ms > FILE_LIMITS.clip_ms) {
    const minutes = FILE_LIMITS.clip_ms / 60_000;
    const message = `The clip is longer than ${minutes} minutes, which nobody listens to on a call: shorten it.`;
    return { ok: false, refusal: { code: 'clip_too_long', message } };
  }
  const rendition = { content_type: 'audio/wav', bytes: telephoneClip(read.sound) };
  return { ok: true, file: { duration_ms, rendition } };
}

function lengthOf({ channels: [first], sample_rate }: Sound): number {
  return Math.round(((first?.length ?? 0) / sample_rate) * 1000);
}
