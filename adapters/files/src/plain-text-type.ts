import type { FileType } from './file-types.ts';

const BY_ENDING: ReadonlyMap<string, string> = new Map([
  ['txt', 'text/plain'],
  ['md', 'text/plain'],
  ['csv', 'text/csv'],
  ['ics', 'text/calendar'],
  ['vcf', 'text/vcard'],
]);

/**
 * What a text is: bytes cannot tell a list from a letter, so of the few harmless kinds its name chooses. Null for what is
 * no text, or is called something else, such as a page that would run in a browser.
 */
export function plainTextType(bytes: Uint8Array, file_name: string): FileType | null {
  const ending = /\.([a-z]{2,3})$/i.exec(file_name)?.[1]?.toLowerCase() ?? '';
  const content_type = BY_ENDING.get(ending);
  if (content_type === undefined || bytes.includes(0)) return null;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
  return { kind: 'document', content_type, endings: [ending] };
}
