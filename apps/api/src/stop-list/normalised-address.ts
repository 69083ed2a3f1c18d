import { addressesOf } from '../contacts/addresses-of.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import type { StopListAddress } from './stop-list.schema.ts';

/** An address as the stop list keeps it; what it cannot be is said of the request's field. */
export function normalisedAddress({ type, address, country }: StopListAddress & { readonly country: string }): string {
  const checked = addressesOf({ phone: null, email: null, [type]: address, country, at: '', numbers: 'any' });
  if (!checked.ok) throw invalidRequest(checked.errors.map((error) => ({ ...error, field: '/address' })));
  const found = checked.value[type];
  if (found === null) throw invalidRequest([{ field: '/address', code: 'empty', message: 'is empty' }]);
  return found;
}
