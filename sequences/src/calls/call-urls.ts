/** Where the provider asks and tells of a call. */
export interface CallUrls {
  /** Asked for the first words. */
  readonly url: string;
  readonly fallback_url: string;
  readonly status_callback: string;
}

export interface CallUrlRequest {
  readonly public_url: string;
  readonly account_id: string;
  readonly attempt_id: string;
  /** Of the client: what is said when nothing can be read is said in it, so it stands in the address. */
  readonly locale: string;
}

/** Addresses of one call; the attempt names it. */
export function callUrls(request: CallUrlRequest): CallUrls {
  const { root, query } = ofCall(request);
  return {
    url: `${root}/answer${query}`,
    fallback_url: `${root}/fallback${query}`,
    status_callback: `${root}/status`,
  };
}

/** Where the digit of a turn goes, or the word that the time ran out. */
export function digitUrl(request: CallUrlRequest, turn: number): string {
  const { root, query } = ofCall(request);
  return `${root}/digits/${turn}${query}`;
}

/** Where the end of a forwarded call is told. */
export function forwardedUrl(request: CallUrlRequest): string {
  const { root, query } = ofCall(request);
  return `${root}/forwarded${query}`;
}

function ofCall({ public_url, account_id, attempt_id, locale }: CallUrlRequest) {
  return {
    root: `${public_url}/v1/webhooks/twilio/${account_id}/calls/${attempt_id}`,
    query: `?locale=${encodeURIComponent(locale)}`,
  };
}
