import type { MultipartFile } from '@fastify/multipart';

/** As the form's reader names it where it sees the cut itself. */
class FileTooLargeError extends Error {
  readonly code = 'FST_REQ_FILE_TOO_LARGE';
}

/**
 * The bytes of a file in a form; throws FST_REQ_FILE_TOO_LARGE where it is longer than it may be. The form's reader looks
 * at each piece that arrives, so one that ends with a piece at the very limit was cut behind its back.
 */
export async function wholeBytes(part: MultipartFile): Promise<Buffer> {
  const bytes = await part.toBuffer();
  if (part.file.truncated) throw new FileTooLargeError('the file was cut');
  return bytes;
}
