import { SEALED_PIN } from '@kept/rules/document/pin-schema';

/** What a sealed PIN of an auto message says of itself. */
interface SealedPinParts {
  /** The account's key that it was sealed with. */
  readonly data_key_id: string;
  /** In base64url. */
  readonly sealed: string;
}

/** Null: it is a field, and not under seal. */
export function partsOfSealedPin(pin: string): SealedPinParts | null {
  if (!pin.startsWith(SEALED_PIN)) return null;
  const [data_key_id = '', sealed = ''] = pin.slice(SEALED_PIN.length).split('.');
  return { data_key_id, sealed };
}
