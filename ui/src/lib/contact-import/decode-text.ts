export interface Decoded {
  readonly text: string;
  /** As a person calls it. */
  readonly encoding: 'UTF-8' | 'UTF-16' | 'Latin-1 (Windows)';
}

/**
 * The text of a file by its byte order mark, else as UTF-8 where every byte fits, else as Latin-1, which spreadsheets of
 * Windows write.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Latin-1 (Windows)' };
  }
}
