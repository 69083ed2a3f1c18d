import DKIM from 'nodemailer/lib/dkim';
import { dkimPrivateKey } from './dkim-private-key.ts';

/** By what a domain's mails are signed: the public key is in its DNS, as text of `<selector>._domainkey.<domain>`. */
export interface DkimSigning {
  readonly domain: string;
  readonly selector: string;
  /** RSA, as PEM. */
  readonly private_key: string;
}

/** What a mail must not be changed in; the two of unsubscribing must be signed for one click to count (RFC 8058, 4). */
const SIGNED_HEADERS = [
  'From',
  'Reply-To',
  'Subject',
  'Date',
  'Message-ID',
  'To',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'In-Reply-To',
  'References',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'Auto-Submitted',
].join(':');

/** The mail with its signature before it (RFC 6376); null: nothing can be signed with this. */
export async function signMail(mime: Buffer, { domain, selector, private_key }: DkimSigning): Promise<Buffer | null> {
  // nodemailer would send unsigned what it has no key for
  const key = dkimPrivateKey(private_key);
  if (key === null || domain === '' || selector === '') return null;
  const signer = new DKIM({
    domainName: domain,
    keySelector: selector,
    privateKey: key,
    headerFieldNames: SIGNED_HEADERS,
  });
  const parts: Buffer[] = [];
  for await (const part of signer.sign(mime)) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
