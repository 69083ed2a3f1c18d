import { createHmac, timingSafeEqual } from 'node:crypto';

/** `reply`: what a client writes back to; `bounce`: where mail servers report what became of a mail. */
export type AddressPurpose = 'reply' | 'bounce';

/** A message of ours, and what its address is for. */
export interface AddressedMessage {
  readonly purpose: AddressPurpose;
  readonly account_id: string;
  readonly message_id: string;
}

interface Signing {
  /** The installation's secret key. */
  readonly secret: Buffer;
}

/** 128 bits: more than anybody can try by sending mail. */
const MAC_BYTES = 16;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;
/** 16 bytes of id and 16 of signature in base32; letters in any case, as mail servers keep them or not. */
const SHAPE = /^(reply|bounce)\+([a-z2-7]{52})@/iu;

/**
 * The address of one message, `reply+<token>@domain`: the message's id and its HMAC under the installation's key, so
 * that nothing is stored and nobody makes one up (reliability.md, security). 59 characters before the at sign at most,
 * of the 64 that mail allows.
 */
export function signAddress({ domain, ...given }: AddressedMessage & Signing & { readonly domain: string }): string {
  const token = Buffer.concat([bytesOf(given.message_id), macOf(given)]);
  return `${given.purpose}+${base32(token)}@${domain}`;
}

/**
 * The message that an address was signed for, compared in constant time; null: no address of ours, or not of this account.
 * `secrets`: the installation's keys, under any of which it may have been signed.
 */
export function readSignedAddress({
  address,
  account_id,
  secrets,
}: {
  readonly address: string;
  readonly account_id: string;
  readonly secrets: readonly Buffer[];
}): AddressedMessage | null {
  const [, prefix = '', token = ''] = SHAPE.exec(address.trim()) ?? [];
  const purpose = purposeOf(prefix.toLowerCase());
  if (purpose === null) return null;
  const bytes = fromBase32(token.toLowerCase());
  const message_id = uuidOf(bytes.subarray(0, 16));
  const given = { purpose, account_id, message_id };
  const is_by = secrets.map((secret) => timingSafeEqual(bytes.subarray(16), macOf({ ...given, secret })));
  return is_by.includes(true) ? given : null;
}

function purposeOf(prefix: string): AddressPurpose | null {
  return prefix === 'reply' || prefix === 'bounce' ? prefix : null;
}

function macOf({ purpose, account_id, message_id, secret }: AddressedMessage & Signing): Buffer {
  const of = `kept mail address\n${purpose}\n${account_id}\n${message_id}`;
  return createHmac('sha256', secret).update(of).digest().subarray(0, MAC_BYTES);
}

function bytesOf(id: string): Buffer {
  if (!UUID.test(id)) throw new Error('a message is named by a UUID');
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** RFC 4648 without padding; Node has no base32, and base64 needs both cases. */
function base32(bytes: Buffer): string {
  let bits = 0;
  let value = 0;
  let text = '';
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((value >>> bits) & 31);
    }
    value &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + ALPHABET.charAt((value << (5 - bits)) & 31);
}

function fromBase32(text: string): Buffer {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const letter of text) {
    value = (value << 5) | ALPHABET.indexOf(letter);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >>> bits) & 255);
    }
    value &= (1 << bits) - 1;
  }
  return Buffer.from(bytes);
}
