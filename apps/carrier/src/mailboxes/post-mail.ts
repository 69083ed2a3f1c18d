import type { MailRoute } from './mail-route-store.ts';

/** `status` is null when no answer came; `error` says why, null for a 2xx answer. */
export type PostedMail = { readonly status: number | null; readonly error: string | null; readonly ms: number };

/**
 * Posts a mail to a customer's webhook once, as mail providers do: a form with the whole mail in `email` and its
 * envelope beside it, signed in by name and password
 * (https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/setting-up-the-inbound-parse-webhook).
 */
export async function postMail(given: {
  readonly route: MailRoute;
  readonly from: string;
  readonly to: string;
  readonly mime: Buffer;
  readonly limit_ms: number;
}): Promise<PostedMail> {
  const { route, from, to, mime, limit_ms } = given;
  const form = new FormData();
  form.set('to', to);
  form.set('from', from);
  form.set('envelope', JSON.stringify({ to: [to], from }));
  form.set('charsets', JSON.stringify({ to: 'UTF-8', from: 'UTF-8', subject: 'UTF-8' }));
  form.set('email', new Blob([new Uint8Array(mime)], { type: 'message/rfc822' }), 'email.eml');
  const started = performance.now();
  const took = (): number => Math.round(performance.now() - started);
  try {
    const answer = await fetch(route.url, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${route.user}:${route.password}`).toString('base64')}` },
      body: form,
      signal: AbortSignal.timeout(limit_ms),
    });
    await answer.body?.cancel();
    return { status: answer.status, error: answer.ok ? null : `the webhook answered ${answer.status}`, ms: took() };
  } catch (fault) {
    const cause = fault instanceof Error && fault.cause instanceof Error ? fault.cause.message : String(fault);
    return { status: null, error: `the webhook did not answer: ${cause}`, ms: took() };
  }
}
