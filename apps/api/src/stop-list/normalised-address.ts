import { addressesOf } from '../contacts/addresses-of.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import type { StopListAddress } from './stop-list.schema.ts';

interface WrittenAddress extends StopListAddress {
  readonly country: string;
  /** Where the request has it: of a body, by default. */
  readonly field?: string;
}

/** An address as the stop list keeps it; what it cannot be is said of the request's field. */
export function normalisedAddress({ type, address, country, field = '/address' }: WrittenAddress): string {
  const checked = addressesOf({ phone: null, email: null, [type]: address, country, at: '', numbers: 'any' });
  if (!checked.ok) throw invalidRequest(checked.errors.map((error) => ({ ...error, field })));
  const found = checked.value[type];
  if (found === null) throw invalidRequest([{ field, code: 'empty', message: 'is empty' }]);
  return found;
}
