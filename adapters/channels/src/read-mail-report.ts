import type { InboundMail } from './read-mail.ts';

/** What a mail system reports of a mail of ours. */
export type MailReport = {
  /** Whatever the report and the mail returned in it name; signed ones prove which mail it is about. */
  readonly addresses: readonly string[];
} & (
  | {
      readonly type: 'delivery';
      /** RFC 3464: `failed` is final, `delayed` is not. */
      readonly action: 'failed' | 'delayed' | 'delivered' | 'other';
      /** RFC 3463, such as `5.1.1`; null: none was told. */
      readonly status: string | null;
      /** What the other mail server said. */
      readonly diagnostic: string | null;
    }
  /** RFC 5965: the client called the mail unwanted. `not-spam` takes that back. */
  | { readonly type: 'complaint'; readonly feedback: string }
);

/** Headers are at the top of a returned mail. */
const LOOK_AT_BYTES = 64 * 1024;
const SIGNED = /\b(?:reply|bounce)\+[a-z2-7]{52}@[^\s<>;,"]+/giu;
const RETURNED: readonly string[] = [
  'message/rfc822',
  'text/rfc822-headers',
  'message/global',
  'message/global-headers',
];

/** The report that a mail is: of its delivery (RFC 3464) or a complaint (RFC 5965); null: it is none. */
export function readMailReport({ attachments, text }: InboundMail): MailReport | null {
  const part = (type: string): string | null => {
    const found = attachments.find(({ content_type }) => content_type === type);
    return found === undefined ? null : wordsOf(found.bytes);
  };
  const returned = attachments
    .filter(({ content_type }) => RETURNED.includes(content_type))
    .map(({ bytes }) => wordsOf(bytes));
  // Some return the headers in the words for people.
  const addresses = [...returned, text ?? ''].flatMap((words) => words.slice(0, LOOK_AT_BYTES).match(SIGNED) ?? []);
  const feedback = part('message/feedback-report');
  if (feedback !== null)
    return { type: 'complaint', addresses, feedback: (field(feedback, 'feedback-type') ?? 'other').toLowerCase() };
  const delivery = part('message/delivery-status') ?? part('message/global-delivery-status');
  if (delivery === null) return null;
  const diagnostic = field(delivery, 'diagnostic-code');
  return {
    type: 'delivery',
    addresses,
    action: actionOf(field(delivery, 'action')),
    status: /\b[245]\.\d{1,3}\.\d{1,3}\b/u.exec(field(delivery, 'status') ?? '')?.[0] ?? null,
    diagnostic: diagnostic === null ? null : diagnostic.replace(/^[a-z0-9-]+\s*;\s*/iu, '').slice(0, 500),
  };
}

function actionOf(given: string | null): 'failed' | 'delayed' | 'delivered' | 'other' {
  const action = given?.toLowerCase() ?? '';
  return action === 'failed' || action === 'delayed' || action === 'delivered' ? action : 'other';
}

/** The first field of that name in any of the report's groups, unfolded. */
function field(report: string, name: string): string | null {
  const unfolded = report.replaceAll(/\r?\n[ \t]+/gu, ' ');
  const line = unfolded.split(/\r?\n/u).find((each) => each.toLowerCase().startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim() ?? null;
}

function wordsOf(bytes: Uint8Array): string {
  const { buffer, byteOffset, byteLength } = bytes;
  return Buffer.from(buffer, byteOffset, Math.min(byteLength, LOOK_AT_BYTES))
    .toString('utf8')
    .replaceAll('\u0000', '')
    .toWellFormed();
}
