import { createQuery, keepPreviousData } from '@tanstack/svelte-query';
import { previewAppointment } from '#lib/api/generated/sdk.gen.ts';
import type { Preview, PreviewRequest } from '#lib/api/generated/types.gen.ts';
import type { Problem } from '#lib/api/problem.ts';
import { refetchOn } from '#lib/live/refetch-on.ts';

/** Typing on within this long asks nothing. */
const REST_MS = 300;

/** What is told of the messages. */
export interface ToldPreview {
  /** What was told last, for this wish or the one before it; null: nothing yet. */
  readonly preview: Preview | null;
  /** It was told for what is typed now. */
  readonly is_current: boolean;
  /** Why it cannot be told for what is typed now. */
  readonly problem: Problem | null;
}

/**
 * What a wish would do to the messages, told again shortly after it changes and when the appointment does; an answer
 * nobody waits for any more is given up. Null: there is no wish. Call it while the component is made.
 */
export function usePreview(wish: () => PreviewRequest | null): ToldPreview {
  let asked = $state.raw<{ readonly text: string; readonly body: PreviewRequest | null }>({ text: '', body: null });
  const body = $derived(wish());
  const text = $derived(JSON.stringify(body));

  $effect(() => {
    const next = { text, body };
    if (next.text === asked.text) return;
    const timer = setTimeout(() => (asked = next), REST_MS);
    return () => clearTimeout(timer);
  });

  const query = createQuery<Preview, Problem>(() => ({
    queryKey: [{ _id: 'previewAppointment', body: asked.body }],
    queryFn: async ({ signal }) => {
      if (asked.body === null) throw new Error('nothing is asked');
      const { data } = await previewAppointment({ body: asked.body, signal, throwOnError: true });
      return data;
    },
    enabled: asked.body !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
  }));
  refetchOn('appointment', {
    operations: ['previewAppointment'],
    concerns: (changed) => body?.id !== undefined && (changed === 'everything' || changed.has(body.id)),
  });

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
  };
}
