import { infiniteQueryOptions, type InfiniteData, type QueryKey } from '@tanstack/svelte-query';
import { listInbox, readInboxMessages } from '#lib/api/generated/sdk.gen.ts';
import type { InboxThreadList, InboxThreadMessages } from '#lib/api/generated/types.gen.ts';
import type { Problem } from '#lib/api/problem.ts';
import { inboxFolder, type InboxFolder } from './inbox-folder.ts';

type Cursor = string | null;

interface Asked {
  readonly folder: InboxFolder | 'all';
  readonly q?: string;
}

/** What of the inbox an address shows. A search from the inbox looks at all of it, also at what was put away. */
export function askedOf(params: URLSearchParams): Asked {
  const folder = inboxFolder(params);
  const q = params.get('q') ?? '';
  return q === '' ? { folder } : { folder: folder === 'open' ? 'all' : folder, q };
}

/** The people of a folder, page after page, who wrote last first. */
export function inboxQuery(asked: Asked) {
  return infiniteQueryOptions<InboxThreadList, Problem, InfiniteData<InboxThreadList>, QueryKey, Cursor>({
    queryKey: [{ _id: 'listInbox', query: asked }],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...asked, ...(pageParam === null ? {} : { cursor: pageParam }) };
      return (await listInbox({ query, signal, throwOnError: true })).data;
    },
    initialPageParam: null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
}

/** All that was said with somebody, newest page first; the next page is the one before it in time. */
export function inboxMessagesQuery(id: string) {
  return infiniteQueryOptions<InboxThreadMessages, Problem, InfiniteData<InboxThreadMessages>, QueryKey, Cursor>({
    queryKey: [{ _id: 'readInboxMessages', path: { id } }],
    queryFn: async ({ pageParam, signal }) => {
      const query = pageParam === null ? {} : { cursor: pageParam };
      return (await readInboxMessages({ path: { id }, query, signal, throwOnError: true })).data;
    },
    initialPageParam: null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
}
