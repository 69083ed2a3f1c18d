import { infiniteQueryOptions, type InfiniteData, type QueryKey } from '@tanstack/svelte-query';
import { readThread } from '#lib/api/generated/sdk.gen.ts';
import type { Thread } from '#lib/api/generated/types.gen.ts';
import type { Problem } from '#lib/api/problem.ts';

/** Bubbles of one page. */
const PAGE = 30;

type Cursor = string | null;

/** The conversation with somebody, newest page first; the next page is the one before it in time. */
export function threadQuery(participant_id: string) {
  return infiniteQueryOptions<Thread, Problem, InfiniteData<Thread>, QueryKey, Cursor>({
    queryKey: [{ _id: 'readThread', path: { id: participant_id }, pages: PAGE }],
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) };
      return (await readThread({ path: { id: participant_id }, query, signal, throwOnError: true })).data;
    },
    initialPageParam: null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
}
