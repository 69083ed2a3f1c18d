import { partsOfSealedPin } from '@kept/content/secure/parts-of-sealed-pin';
import { SEALED_PIN } from '@kept/rules/document/pin-schema';
import type { AccountKeys } from './vault.ts';

/** Of no message: one PIN may stand in several drafts, revisions and copies of a schedule. */
const BINDING = 'pin of auto messages';

/** A PIN as a document may hold it: opened by the account's keys alone, and nothing in another account. */
export function sealPin(pin: string, keys: AccountKeys): string {
  const { data_key_id, sealed } = keys.seal(pin, BINDING);
  return `${SEALED_PIN}${data_key_id}.${sealed.toString('base64url')}`;
}

/** Null: no key of the account opens it. */
export function openPin(pin: string, keys: AccountKeys): string | null {
  const parts = partsOfSealedPin(pin);
  if (parts === null) return null;
  const { data_key_id, sealed } = parts;
  return keys.open({ data_key_id, sealed: Buffer.from(sealed, 'base64url') }, BINDING);
}

/**
 * What a link is to ask for, of the PIN that an auto message has in its document: a field is settled as the message
 * leaves. One that no key opens is blank by then, so that nothing leaves without it.
 */
export function authoredPin(
  pin: string | null,
  keys: AccountKeys,
): { readonly text: string; readonly of: 'authored' | 'message' } | null {
  if (pin === null) return null;
  if (!pin.startsWith(SEALED_PIN)) return { text: pin, of: 'authored' };
  const opened = openPin(pin, keys);
  return opened === null ? { text: '', of: 'authored' } : { text: opened, of: 'message' };
}
