import type { TwilioAccess } from './twilio-client.ts';

export type MediaToFetch = TwilioAccess & {
  readonly url: string;
  readonly largest_bytes: number;
};

export type MediaFetched =
  | { readonly type: 'fetched'; readonly bytes: Uint8Array; readonly content_type: string }
  /** It will never be had; why, in words. */
  | { readonly type: 'refused'; readonly reason: string }
  /** It may be had later: no answer, or one that asks for patience. */
  | { readonly type: 'later' };

/** Where Twilio keeps media, and where its API sends those who ask for one. */
const HOSTS = /(^|\.)(twilio\.com|twiliocdn\.com|amazonaws\.com)$/;
const MOST_REDIRECTS = 3;

/**
 * Fetches a file of a client's message from the provider. Where it lies stands in a webhook: a URL that is not the
 * provider's is never asked, our credentials go to its API alone, and no more is read than a file may have.
 */
export async function fetchProviderMedia(media: MediaToFetch): Promise<MediaFetched> {
  try {
    return await follow(media, { url: new URL(media.url), redirects: 0 });
  } catch {
    return URL.canParse(media.url) ? { type: 'later' } : notTheirs();
  }
}

async function follow(
  media: MediaToFetch,
  { url, redirects }: { readonly url: URL; readonly redirects: number },
): Promise<MediaFetched> {
  if (!isProviders(url, media)) return notTheirs();
  const { account_sid, auth_token } = media.credentials;
  const authorization = `Basic ${Buffer.from(`${account_sid}:${auth_token}`).toString('base64')}`;
  const answer = await fetch(url, {
    redirect: 'manual',
    headers: isApi(url, media) ? { authorization } : {},
    signal: AbortSignal.timeout(media.timeout_ms),
  });
  const location = answer.headers.get('location');
  if (answer.status >= 300 && answer.status < 400 && location !== null) {
    await answer.body?.cancel();
    if (redirects === MOST_REDIRECTS)
      return { type: 'refused', reason: 'The provider sends from place to place for it.' };
    return await follow(media, { url: new URL(location, url), redirects: redirects + 1 });
  }
  if (!answer.ok || answer.body === null) {
    await answer.body?.cancel();
    return { type: 'later' };
  }
  const bytes = await readUpTo(answer.body, media.largest_bytes);
  if (bytes === null) {
    const megabytes = Math.floor(media.largest_bytes / 1024 / 1024);
    return { type: 'refused', reason: `It is larger than ${megabytes} MB.` };
  }
  return { type: 'fetched', bytes, content_type: answer.headers.get('content-type') ?? '' };
}

/** Null when there is more. */
async function readUpTo(body: ReadableStream<Uint8Array>, largest_bytes: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > largest_bytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function isProviders(url: URL, { base_url }: MediaToFetch): boolean {
  if (base_url !== null) return url.origin === new URL(base_url).origin;
  return url.protocol === 'https:' && url.port === '' && HOSTS.test(url.hostname);
}

function isApi(url: URL, { base_url }: MediaToFetch): boolean {
  return base_url !== null || url.hostname === 'api.twilio.com' || url.hostname.endsWith('.twilio.com');
}

const notTheirs = (): MediaFetched => ({
  type: 'refused',
  reason: 'It lies at an address that is not the provider’s.',
});
