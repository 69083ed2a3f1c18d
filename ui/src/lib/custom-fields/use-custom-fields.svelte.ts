import { createQuery } from '@tanstack/svelte-query';
import { listCustomFieldsOptions } from '#lib/api/generated/@tanstack/svelte-query.gen.ts';
import type { CustomField } from '#lib/api/generated/types.gen.ts';
import { queries } from '#lib/query/queries.ts';

/** How long the definitions are taken as they were read; who changes them reads them again at once. */
const FRESH_MS = 60_000;

/** The custom fields of contacts; none while they are not known. Call it while a component is made. */
export function useCustomFields(): { readonly all: readonly CustomField[] } {
  const list = createQuery(
    () => ({ ...listCustomFieldsOptions(), staleTime: FRESH_MS }),
    () => queries,
  );
  return {
    get all() {
      return list.data?.custom_fields ?? [];
    },
  };
}
