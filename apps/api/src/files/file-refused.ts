import type { FileRefusal } from '@kept/files/inspected-file';
import { Problem } from '../problems/problem.ts';

/** A file that is not taken, and why; nothing of it was stored. */
export function fileRefused({ code, message }: FileRefusal): Problem {
  return new Problem({
    status: code === 'file_too_large' ? 413 : 422,
    code: 'file_refused',
    title: 'The file was not taken',
    detail: message,
    errors: [{ field: '/file', code, message }],
  });
}
