import { newSid } from '../rest/new-sid.ts';
import type { Message } from '../messages/message-store.ts';

/** All files of a message together: https://www.twilio.com/docs/messaging/guides/accepted-mime-types. */
const LARGEST_BYTES = 5 * 1024 * 1024;

const ACCEPTED =
  /^(image|audio|video)\/|^text\/(vcard|csv|rtf|richtext|calendar|directory|plain)$|^application\/(pdf|vcard|vnd\.apple\.pkpass)$/;

export type FetchedFile = {
  readonly url: string;
  readonly sid: string;
  readonly content_type: string;
  readonly bytes: Uint8Array;
};

export type FetchedMedia =
  | { readonly ok: true; readonly files: readonly FetchedFile[] }
  /** Twilio's code for why the message cannot go. */
  | { readonly ok: false; readonly code: 11200 | 11751 | 12300 };

/** Fetches the files of an accepted message from its customer, as the provider does before it hands the message on. */
export async function fetchMedia(given: {
  readonly message: Message;
  readonly limit_ms: number;
}): Promise<FetchedMedia> {
  const { message, limit_ms } = given;
  const files: FetchedFile[] = [];
  for (const { url } of message.media) {
    const answer = await fetchOne(url, limit_ms);
    if (answer === null) return { ok: false, code: 11200 };
    if (!ACCEPTED.test(answer.content_type)) return { ok: false, code: 12300 };
    files.push({ url, sid: newSid('ME'), ...answer });
    if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > LARGEST_BYTES) return { ok: false, code: 11751 };
  }
  return { ok: true, files };
}

async function fetchOne(
  url: string,
  limit_ms: number,
): Promise<{ readonly content_type: string; readonly bytes: Uint8Array } | null> {
  try {
    const answer = await fetch(url, {
      headers: { 'user-agent': 'TwilioProxy/1.1', accept: '*/*' },
      signal: AbortSignal.timeout(limit_ms),
    });
    if (!answer.ok) return null;
    const content_type = (answer.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    return { content_type, bytes: new Uint8Array(await answer.arrayBuffer()) };
  } catch {
    return null;
  }
}
