import type { ListStoppedAddressesData } from '#lib/api/generated/types.gen.ts';

type Query = NonNullable<ListStoppedAddressesData['query']>;

const TYPES = ['phone', 'email'] as const;
const SOURCES = ['reply', 'staff', 'api', 'carrier'] as const;

const known = <Value extends string>(values: readonly Value[], given: string | null): Value | undefined =>
  values.find((value) => value === given);

/** What an address of the page asks of the API; a filter it does not know is left out. */
export function stopListQuery(params: URLSearchParams): Query {
  const q = params.get('q');
  const type = known(TYPES, params.get('type'));
  const source = known(SOURCES, params.get('source'));
  const older_than = params.get('older_than');
  const newer_than = params.get('newer_than');
  return {
    ...(q === null ? {} : { q }),
    ...(type === undefined ? {} : { type }),
    ...(source === undefined ? {} : { source }),
    ...(older_than === null ? {} : { older_than }),
    ...(newer_than === null ? {} : { newer_than }),
  };
}
