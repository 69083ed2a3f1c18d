import type { FastifyRequest } from 'fastify';
import { FILE_LIMITS } from '@kept/files/file-limits';
import { wholeBytes } from '../files/whole-bytes.ts';

const MOST_FILES = 5;
const LONGEST_TEXT = 5_000;
const LIMITS = {
  files: MOST_FILES,
  fields: 5,
  parts: MOST_FILES + 5,
  headerPairs: 20,
  fileSize: FILE_LIMITS.bytes,
  fieldSize: LONGEST_TEXT * 4,
} as const;

/** What a client's form holds. */
export type ReplyForm =
  | {
      readonly ok: true;
      readonly text: string;
      readonly form_key: string;
      readonly files: readonly { readonly file_name: string; readonly bytes: Buffer }[];
    }
  | { readonly ok: false; readonly text: string };

/** Reads a reply's form, no further than it may be long; not ok: it is no form, or its files are too large or too many. */
export async function readReplyForm(request: FastifyRequest): Promise<ReplyForm> {
  if (!request.isMultipart()) return { ok: false, text: '' };
  const files: { file_name: string; bytes: Buffer }[] = [];
  const fields = new Map<string, string>();
  try {
    for await (const part of request.parts({ limits: LIMITS })) {
      if (part.type === 'field') {
        fields.set(part.fieldname, typeof part.value === 'string' ? part.value : '');
        continue;
      }
      const bytes = await wholeBytes(part);
      // a browser sends an empty one where none was chosen
      if (bytes.length > 0) files.push({ file_name: part.filename ?? '', bytes });
    }
  } catch {
    return { ok: false, text: textIn(fields) };
  }
  const form_key = fields.get('form_key') ?? '';
  if (!/^[0-9a-f-]{36}$/u.test(form_key)) return { ok: false, text: textIn(fields) };
  return { ok: true, text: textIn(fields), form_key, files };
}

/** What no database keeps is left out. */
function textIn(fields: ReadonlyMap<string, string>): string {
  return (fields.get('text') ?? '').replaceAll('\u0000', '').toWellFormed().slice(0, LONGEST_TEXT);
}
