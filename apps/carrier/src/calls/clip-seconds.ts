/** Of a clip whose length its header does not tell. */
const USUAL_S = 3;
const LONGEST_S = 600;
/** Layer III of MPEG 1, in thousands of bits a second, by the header's index. */
const MP3_KBITS = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320] as const;

/** How long a WAV or MP3 plays, read from its header: near enough for a call nobody hears. */
export function clipSeconds(bytes: Uint8Array): number {
  const seconds = wavSeconds(bytes) ?? mp3Seconds(bytes) ?? USUAL_S;
  return Math.min(Math.max(seconds, 0.1), LONGEST_S);
}

function wavSeconds(bytes: Uint8Array): number | null {
  if (bytes.length < 44 || ascii(bytes, 0) !== 'RIFF' || ascii(bytes, 8) !== 'WAVE') return null;
  const bytes_a_second = new DataView(bytes.buffer, bytes.byteOffset).getUint32(28, true);
  return bytes_a_second === 0 ? null : (bytes.length - 44) / bytes_a_second;
}

function mp3Seconds(bytes: Uint8Array): number | null {
  const frame = bytes.findIndex((byte, index) => byte === 0xff && ((bytes[index + 1] ?? 0) & 0xe0) === 0xe0);
  const kbits = MP3_KBITS[(bytes[frame + 2] ?? 0) >> 4] ?? 0;
  return frame < 0 || kbits === 0 ? null : (bytes.length * 8) / (kbits * 1000);
}

function ascii(bytes: Uint8Array, from: number): string {
  return String.fromCharCode(...bytes.slice(from, from + 4));
}
