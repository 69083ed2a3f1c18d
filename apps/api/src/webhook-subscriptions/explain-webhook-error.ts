const WORDS: Readonly<Record<string, string>> = {
  redirected: 'It answered with a redirect, which is not followed: give the address that takes webhooks itself.',
  timed_out: 'It did not answer within 15 seconds. Answer first and work afterwards.',
  private_address: 'Its name leads into a private network, where webhooks are not sent.',
  unknown_host: 'Its name is not known.',
  refused: 'Nothing listens there: the connection was refused.',
  bad_certificate: 'Its certificate is not valid for this name, or nobody vouches for it.',
  secret_unreadable: 'The secret cannot be read: it was sealed with another key of the installation. Roll it.',
  no_answer: 'The connection ended before an answer came.',
  status_410: 'It answered 410, gone: the webhook was switched off.',
};

/** Why a try of a webhook failed, in a sentence. */
export function explainWebhookError(code: string): string {
  return WORDS[code] ?? `It answered ${code.replace(/^status_/, '')}; only 2xx counts as taken.`;
}
