import type { FastifyRequest } from 'fastify';
import { FILE_LIMITS } from '@kept/files/file-limits';
import { invalidRequest } from '../problems/invalid-request.ts';
import { Problem } from '../problems/problem.ts';
import { fileRefused } from './file-refused.ts';
import { wholeBytes } from './whole-bytes.ts';

export interface UploadedFile {
  readonly file_name: string;
  readonly bytes: Buffer;
}

/** Part of a form, beside the file: names that nobody needs are not read through. */
const LIMITS = { files: 1, fields: 0, parts: 2, headerPairs: 20, fileSize: FILE_LIMITS.bytes } as const;

/** The one file of a multipart form, read no further than a file may be long; a problem that says what is wrong otherwise. */
export async function takeInFile(request: FastifyRequest): Promise<UploadedFile> {
  if (!request.isMultipart()) {
    throw new Problem({
      status: 415,
      code: 'unsupported_media_type',
      title: 'This content type is not understood',
      detail: 'Send multipart/form-data with the file in the field “file”.',
    });
  }
  try {
    const part = await request.file({ limits: LIMITS });
    if (part === undefined || part.fieldname !== 'file') throw noFile();
    return { file_name: part.filename ?? '', bytes: await wholeBytes(part) };
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw problemOfForm(error);
  }
}

function problemOfForm(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'FST_REQ_FILE_TOO_LARGE': {
      const megabytes = FILE_LIMITS.bytes / 1024 / 1024;
      return fileRefused({
        code: 'file_too_large',
        message: `The file is larger than ${megabytes} MB: make it smaller, or send a link to it.`,
      });
    }
    case 'FST_FILES_LIMIT':
    case 'FST_FIELDS_LIMIT':
    case 'FST_PARTS_LIMIT':
      return invalidRequest([
        { field: '/file', code: 'too_many_parts', message: 'is not alone: send one file a request and nothing else' },
      ]);
    default:
      return new Problem({
        status: 400,
        code: 'broken_form',
        title: 'The form cannot be read to its end',
        detail: 'Nothing was stored. Send multipart/form-data with one file in the field “file”.',
      });
  }
}

const noFile = (): Problem =>
  invalidRequest([{ field: '/file', code: 'missing', message: 'is missing: send one file in this field' }]);
