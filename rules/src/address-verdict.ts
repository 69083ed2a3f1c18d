import { CARRIER_ERRORS, type AddressVerdict } from './carrier-errors.ts';
import { ownValue } from './own-value.ts';

/** What a failure with this code says of the address it went to; null: nothing, it may work the next time. */
export function addressVerdict(code: string): AddressVerdict | null {
  return ownValue(CARRIER_ERRORS, code)?.says ?? null;
}
