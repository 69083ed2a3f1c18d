import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { OpenedFile } from './opened-file.ts';

/** Whatever is in a file, a browser that opens it here runs nothing of it and guesses nothing of what it is. */
const POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

/**
 * A file as an answer: to be kept rather than shown, under its name. Its bytes never change, so a browser may hold on to
 * them for itself.
 */
export function sendFile(reply: FastifyReply, { content, content_type, size, file_name }: OpenedFile): StreamableFile {
  void reply.headers({
    'content-type': content_type,
    'content-length': size,
    'content-disposition': `attachment; filename="${plain(file_name)}"; filename*=UTF-8''${encoded(file_name)}`,
    'content-security-policy': POLICY,
    'cache-control': 'private, max-age=86400, immutable',
  });
  return new StreamableFile(content);
}

/** For programs that know no other alphabet (RFC 6266). */
function plain(name: string): string {
  return name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
}

function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
}
