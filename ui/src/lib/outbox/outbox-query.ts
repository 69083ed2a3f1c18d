import { infiniteQueryOptions, type InfiniteData, type QueryKey } from '@tanstack/svelte-query';
import { listOutbox } from '#lib/api/generated/sdk.gen.ts';
import type { Outbox } from '#lib/api/generated/types.gen.ts';
import type { Problem } from '#lib/api/problem.ts';
import type { OutboxFolder } from './outbox-folder.ts';

type Cursor = string | null;

/** The messages of a folder, page after page. */
export function outboxQuery(asked: { readonly folder: OutboxFolder; readonly q?: string }) {
  return infiniteQueryOptions<Outbox, Problem, InfiniteData<Outbox>, QueryKey, Cursor>({
    queryKey: [{ _id: 'listOutbox', query: asked }],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...asked, ...(pageParam === null ? {} : { cursor: pageParam }) };
      return (await listOutbox({ query, signal, throwOnError: true })).data;
    },
    initialPageParam: null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
}
