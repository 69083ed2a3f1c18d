import { createQuery, keepPreviousData } from '@tanstack/svelte-query';
import { previewBroadcast } from '#lib/api/generated/sdk.gen.ts';
import type { BroadcastPreview, CreateBroadcast } from '#lib/api/generated/types.gen.ts';
import type { Problem } from '#lib/api/problem.ts';

/** Typing on within this long asks nothing. */
const REST_MS = 400;
/** Recipients that are looked at without asking again. */
const PAGE = 20;

/** What would be sent. */
export interface ToldBroadcast {
  /** What was told last; null: nothing yet. */
  readonly preview: BroadcastPreview | null;
  /** It was told for what stands there now. */
  readonly is_current: boolean;
  /** Why it cannot be told for what stands there now. */
  readonly problem: Problem | null;
  /** Which of the recipients are told of, from 1. */
  readonly page: number;
  readonly turnTo: (page: number) => void;
}

/** What a broadcast would be, told again shortly after it changes. Null: there is nothing to ask. Call it while the component is made. */
export function useBroadcastPreview(wish: () => CreateBroadcast | null): ToldBroadcast {
  let asked = $state.raw<{ readonly text: string; readonly body: CreateBroadcast | null }>({ text: '', body: null });
  let page = $state(1);
  const body = $derived(wish());
  const text = $derived(JSON.stringify(body));

  $effect(() => {
    const next = { text, body };
    if (next.text === asked.text) return;
    const timer = setTimeout(() => {
      asked = next;
      page = 1;
    }, REST_MS);
    return () => clearTimeout(timer);
  });

  const query = createQuery<BroadcastPreview, Problem>(() => ({
    queryKey: [{ _id: 'previewBroadcast', body: asked.body, page }],
    queryFn: async ({ signal }) => {
      if (asked.body === null) throw new Error('nothing is asked');
      const request = { ...asked.body, page, page_size: PAGE };
      const { data } = await previewBroadcast({ body: request, signal, throwOnError: true });
      return data;
    },
    enabled: asked.body !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
  }));

  return {
    get preview() {
      return body === null ? null : (query.data ?? null);
    },
    get is_current() {
      return asked.text === text && !query.isPlaceholderData && !query.isFetching && query.error === null;
    },
    get problem() {
      return asked.text === text && !query.isFetching ? query.error : null;
    },
    get page() {
      return page;
    },
    turnTo: (next) => {
      page = next;
    },
  };
}
