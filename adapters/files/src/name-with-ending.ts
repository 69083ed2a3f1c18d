import { FILE_LIMITS } from './file-limits.ts';

/** Not in a name: parts of a path, control and direction characters (they hide an ending), what shells and headers mind. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\/:*?"<>|]+/gu;

/** A name that can stand in a header and on any disk, ending as what the file is. */
export function nameWithEnding(file_name: string, endings: readonly string[]): string {
  const clean = file_name
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(UNFIT, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s.]+|[\s.]+$/g, '');
  const [first = ''] = endings;
  const ending = /\.([^.\s]{1,5})$/.exec(clean)?.[1]?.toLowerCase() ?? null;
  const fits = ending !== null && endings.includes(ending);
  const stem = (fits ? clean.slice(0, -(ending.length + 1)) : clean) || 'file';
  const last = fits ? ending : first;
  const room = FILE_LIMITS.file_name - last.length - 1;
  return `${[...stem].slice(0, room).join('')}.${last}`;
}
