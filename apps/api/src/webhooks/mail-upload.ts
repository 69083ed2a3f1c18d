import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.ts';
import { envelopeSchema } from './email.schema.ts';

/** What mail systems pass on: 25 MB of files are 34 MB of mail. */
export const LARGEST_MAIL_BYTES = 36 * 1024 * 1024;

/** Fields in which providers hand over the mail as it came: SendGrid, Mailgun, CloudMailin. */
const MAIL_FIELDS: readonly string[] = ['email', 'body-mime', 'message'];
/** Fields in which they say whom they took it for; SendGrid's `envelope` is JSON. */
const RECIPIENT_FIELDS: readonly string[] = ['recipient', 'to', 'envelope[to]'];

/** A mail as its provider posted it. */
export interface MailUpload {
  readonly raw: Buffer;
  readonly recipients: readonly string[];
}

/**
 * Reads a posted mail: the mail itself (`message/rfc822`), or a form with the mail in a field. Nothing is read beyond
 * the limit, however long the body says it is. Throws a 413, 415 or 422 that says what would be taken.
 */
export async function readMailUpload(request: FastifyRequest): Promise<MailUpload> {
  const type = request.headers['content-type'] ?? '';
  // A form may be a little longer than the mail in it.
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_MAIL_BYTES + 1024 * 1024) throw tooLarge();
  if (/^message\/rfc822\b/iu.test(type)) return { raw: await readWhole(request.raw), recipients: [] };
  if (/^multipart\/form-data\b/iu.test(type)) return await readForm(request.raw, type);
  throw new Problem({
    status: 415,
    code: 'mail_type_unsupported',
    title: 'A mail is posted as it came',
    detail:
      'Post the whole mail as message/rfc822, or as multipart/form-data with the whole mail in the field email, body-mime or message.',
  });
}

async function readWhole(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > LARGEST_MAIL_BYTES) throw tooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

async function readForm(stream: Readable, type: string): Promise<MailUpload> {
  const fields = new Map<string, Buffer>();
  let problem: Problem | null = null;
  let form;
  try {
    form = new Busboy({
      headers: { 'content-type': type },
      // byte for byte: the mail in the field has charsets of its own
      defCharset: 'latin1',
      limits: { fields: 50, files: 20, parts: 70, fieldSize: LARGEST_MAIL_BYTES, fileSize: LARGEST_MAIL_BYTES },
    });
  } catch {
    throw notAForm();
  }
  form.on('field', (name, value, _name_cut, cut) => {
    if (cut) problem = tooLarge();
    else fields.set(name, Buffer.from(value, 'latin1'));
  });
  const files: Promise<void>[] = [];
  form.on('file', (name, file) => {
    files.push(keepFile({ name, file, fields }));
  });
  const ended = once(form, 'finish');
  stream.pipe(form);
  try {
    await ended;
    await Promise.all(files);
  } catch (error) {
    throw error instanceof Problem ? error : notAForm();
  }
  if (problem !== null) throw problem;
  const raw = MAIL_FIELDS.flatMap((name) => fields.get(name) ?? [])[0];
  if (raw === undefined) throw notAForm();
  return { raw, recipients: recipientsIn(fields) };
}

/** Some providers send the mail as a file; what else they attach is in the mail already. */
async function keepFile({
  name,
  file,
  fields,
}: {
  readonly name: string;
  readonly file: Readable & { readonly truncated?: boolean };
  readonly fields: Map<string, Buffer>;
}): Promise<void> {
  if (!MAIL_FIELDS.includes(name)) {
    file.resume();
    return;
  }
  fields.set(name, await readWhole(file));
  if (file.truncated === true) throw tooLarge();
}

function recipientsIn(fields: ReadonlyMap<string, Buffer>): readonly string[] {
  const named = RECIPIENT_FIELDS.flatMap((name) => fields.get(name)?.toString('utf8').split(',') ?? []);
  return [...envelopeOf(fields.get('envelope')), ...named].map((each) => /<([^<>]*)>/u.exec(each)?.[1] ?? each.trim());
}

function envelopeOf(field: Buffer | undefined): readonly string[] {
  if (field === undefined) return [];
  try {
    const parsed = envelopeSchema.safeParse(JSON.parse(field.toString('utf8')));
    return parsed.success ? parsed.data.to : [];
  } catch {
    return [];
  }
}

function tooLarge(): Problem {
  return new Problem({
    status: 413,
    code: 'mail_too_large',
    title: 'This mail is too large',
    detail: `A mail of up to ${LARGEST_MAIL_BYTES / 1024 / 1024} MB is taken, which holds about 25 MB of files. Nothing of it was stored.`,
    headers: { connection: 'close' },
  });
}

function notAForm(): Problem {
  return new Problem({
    status: 422,
    code: 'mail_missing',
    title: 'This form holds no mail',
    detail: `The whole mail is looked for in the fields ${MAIL_FIELDS.join(', ')}. Set the provider to post the raw message.`,
  });
}
