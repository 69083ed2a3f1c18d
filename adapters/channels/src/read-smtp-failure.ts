import { PRIVATE_ADDRESS } from './public-lookup.ts';
import type { SendOutcome } from './send-outcome.ts';

/** A server that said "later" (greylisting, limits) means minutes; one that is away may be back in seconds. */
const SAID_LATER_MS = 60_000;
const AWAY_MS = 5_000;

/** nodemailer's codes for what no retry mends: an address or size the server cannot take, wrong credentials. */
const FINAL_CODES: readonly string[] = ['EENVELOPE', 'EMESSAGE', 'EAUTH', 'ENOAUTH'];

/** No such mailbox, no such domain, a domain that takes no mail. */
const WRONG_ADDRESS = /\b55\d[ -](5\.1\.(?:1|2|10))\b/u;

type Failure = Exclude<SendOutcome, { readonly type: 'accepted' }>;

/**
 * What a broken SMTP exchange means for the mail. A reply decides at any time: 4yz is not sent, 5yz is refused
 * (RFC 5321, 4.2.1). Without one, it is unknown once the content began to flow.
 * Codes are `smtp_<enhanced code>` where the server says that the address is wrong (RFC 3463), `smtp_<reply code>`, `smtp_<nodemailer's code>`, `smtp_unreachable`,
 * and `channel_misconfigured` where the server's name leads into our own network.
 */
export function readSmtpFailure(fault: unknown, reached: 'envelope' | 'content'): Failure {
  const message = fault instanceof Error ? fault.message : String(fault);
  const { reply, code } = readCodes(fault);
  if (reply !== null && reply >= 500)
    return { type: 'failed', code: `smtp_${WRONG_ADDRESS.exec(message)?.[1] ?? reply}`, message };
  if (reply !== null && reply >= 400)
    return { type: 'not_sent', retry_after_ms: SAID_LATER_MS, code: `smtp_${reply}`, message };
  if (reached === 'content') return { type: 'unknown', message };
  if (code === PRIVATE_ADDRESS) return { type: 'failed', code: 'channel_misconfigured', message };
  if (code !== null && FINAL_CODES.includes(code))
    return { type: 'failed', code: `smtp_${code.toLowerCase()}`, message };
  return { type: 'not_sent', retry_after_ms: AWAY_MS, code: 'smtp_unreachable', message };
}

function readCodes(fault: unknown): { readonly reply: number | null; readonly code: string | null } {
  if (!(fault instanceof Error)) return { reply: null, code: null };
  const reply = 'responseCode' in fault && typeof fault.responseCode === 'number' ? fault.responseCode : null;
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : null;
  return { reply, code };
}
