import PostalMime, { type Address, type Email } from 'postal-mime';

/** A header as it came; names in lower case. */
export interface MailHeader {
  readonly key: string;
  readonly value: string;
}

/** A mail that came in, parsed. What it says of its sender is a claim, not a fact. */
export interface InboundMail {
  /** With its angle brackets; null when it has none that can be used. */
  readonly message_id: string | null;
  /** The address in From; empty when there is none. */
  readonly from: string;
  readonly subject: string;
  readonly text: string | null;
  readonly html: string | null;
  readonly headers: readonly MailHeader[];
  /** Every address that its headers say it was sent to. */
  readonly recipients: readonly string[];
  readonly attachments: readonly InboundAttachment[];
}

export interface InboundAttachment {
  readonly file_name: string | null;
  /** As the mail says; what it is the content tells. */
  readonly content_type: string;
  /** Shown within the text rather than beside it. */
  readonly inline: boolean;
  readonly bytes: Uint8Array;
}

export type ReadMail =
  | { readonly ok: true; readonly mail: InboundMail }
  | {
      readonly ok: false;
      readonly code: 'too_many_parts' | 'headers_too_large' | 'not_a_mail';
      readonly message: string;
    };

/** Far more than any program writes; each part costs a parser. */
const MOST_PARTS = 200;
const MOST_HEADER_BYTES = 256 * 1024;
const DEEPEST = 20;

/** Where mail servers write down the address they took a mail for. */
const ENVELOPE_HEADERS: readonly string[] = ['delivered-to', 'x-original-to', 'x-envelope-to', 'envelope-to'];

/**
 * Parses a mail, bounded in parts, depth and headers; never throws. A message within the mail stays whole, as an
 * attachment: what somebody forwards is not what they write.
 */
export async function readMail(raw: Uint8Array): Promise<ReadMail> {
  const parts = countParts(raw);
  if (parts > MOST_PARTS) {
    return { ok: false, code: 'too_many_parts', message: `the mail has ${parts} parts; ${MOST_PARTS} are taken` };
  }
  try {
    const parsed = await PostalMime.parse(raw, {
      forceRfc822Attachments: true,
      maxHeadersSize: MOST_HEADER_BYTES,
      maxNestingDepth: DEEPEST,
    });
    if (parsed.headers.length === 0) return { ok: false, code: 'not_a_mail', message: 'what came in has no headers' };
    return { ok: true, mail: mailOf(parsed) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = /header/iu.test(message) ? 'headers_too_large' : 'not_a_mail';
    return { ok: false, code, message };
  }
}

function mailOf(mail: Email): InboundMail {
  const headers = mail.headers.map(({ key, value }) => ({ key, value: storable(value) }));
  const named = [...(mail.to ?? []), ...(mail.cc ?? []), ...(mail.bcc ?? [])].flatMap(addressesOf);
  const delivered = headers.filter(({ key }) => ENVELOPE_HEADERS.includes(key)).map(({ value }) => bare(value));
  return {
    message_id: messageIdOf(mail.messageId),
    from: storable(mail.from === undefined ? '' : (addressesOf(mail.from)[0] ?? '')),
    subject: storable(mail.subject ?? '')
      .replaceAll(/\s+/gu, ' ')
      .trim()
      .slice(0, 998),
    text: mail.text === undefined ? null : storable(mail.text),
    html: mail.html === undefined ? null : storable(mail.html),
    headers,
    recipients: [...delivered, ...named.map(storable)],
    attachments: mail.attachments.map(({ filename, mimeType, related, disposition, content }) => ({
      file_name: filename === null ? null : storable(filename),
      content_type: mimeType,
      inline: related === true || disposition === 'inline',
      bytes: bytesOf(content),
    })),
  };
}

/** RFC 5322 allows 998 characters in a line. */
function messageIdOf(given: string | undefined): string | null {
  const id = given?.trim() ?? '';
  return /^<[^<>\s]{3,900}>$/u.test(id) ? storable(id) : null;
}

function addressesOf(address: Address): readonly string[] {
  return address.group === undefined ? [address.address] : address.group.map((each) => each.address);
}

function bare(value: string): string {
  return (/<([^<>]*)>/u.exec(value)?.[1] ?? value).trim();
}

/** PostgreSQL holds no NUL, and a client cannot be asked to send it again. */
function storable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

/** Lines that begin as boundaries do, whatever they are. */
const MOST_DASHED_LINES = 20_000;

/** How many parts a parser would find, counted before one is made: lines that are a boundary the mail names. */
function countParts(raw: Uint8Array): number {
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1');
  const named = new Set(
    [...text.matchAll(/boundary\s*=\s*"?([^"\r\n;]{1,200})/giu)].map(([, name = '']) => name.trim()),
  );
  let parts = 0;
  let dashed = 0;
  for (let at = text.indexOf('\n--'); at !== -1; at = text.indexOf('\n--', at + 1)) {
    const end = text.indexOf('\n', at + 1);
    const line = text.slice(at + 3, Math.min(end === -1 ? text.length : end, at + 300)).trimEnd();
    if (named.has(line)) parts += 1;
    dashed += 1;
    if (dashed > MOST_DASHED_LINES) return dashed;
  }
  return parts;
}
