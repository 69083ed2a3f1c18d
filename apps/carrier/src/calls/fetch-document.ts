import { callWebhook } from '../callbacks/call-webhook.ts';
import type { DocumentRequest } from './call-progress.ts';
import { readVoiceDocument, type ReadVoiceDocument } from './read-voice-document.ts';

/** Asks a customer's server what to do, and reads its answer. Whatever is wrong with either is told by Twilio's code. */
export async function fetchDocument(given: {
  readonly request: DocumentRequest;
  /** Those of every request of the call. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly auth_token: string;
  readonly limit_ms: number;
}): Promise<ReadVoiceDocument> {
  const { url, method } = given.request;
  const answer = await callWebhook({
    url,
    method,
    auth_token: given.auth_token,
    parameters: { ...given.parameters, ...given.request.parameters },
    limit_ms: given.limit_ms,
  });
  if (answer.error !== null) return { ok: false, problem: problemOf(answer.error) };
  return readVoiceDocument({ url: url.split('#')[0] ?? '', content_type: answer.content_type, body: answer.body });
}

function problemOf(error: string): { readonly code: number; readonly message: string } {
  const [, code = '11200', message = error] = /^(\d{5}) (.*)$/s.exec(error) ?? [];
  return { code: Number(code), message };
}
