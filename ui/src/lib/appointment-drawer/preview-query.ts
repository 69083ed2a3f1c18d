import { queryOptions } from '@tanstack/svelte-query';
import { previewAppointment } from '#lib/api/generated/sdk.gen.ts';
import type { Preview, PreviewRequest } from '#lib/api/generated/types.gen.ts';
import type { Problem } from '#lib/api/problem.ts';

/** What a change would do to the messages; asked anew each time, for it depends on the moment. */
export function previewQuery(body: PreviewRequest) {
  return queryOptions<Preview, Problem>({
    queryKey: [{ _id: 'previewAppointment', body }],
    queryFn: async ({ signal }) => (await previewAppointment({ body, signal, throwOnError: true })).data,
    gcTime: 0,
  });
}
