import { createQuery, keepPreviousData } from '@tanstack/svelte-query';
import type { Preview, PreviewRequest } from '#lib/api/generated/types.gen.ts';
import type { Problem } from '#lib/api/problem.ts';
import { previewQuery } from '#lib/appointment-drawer/preview-query.ts';

/** After the last keystroke: long enough to finish a word, short enough to feel like an answer. */
const PAUSE_MS = 350;

/**
 * What a change would do to messages, asked of the API a moment after the last keystroke; what was asked before is given
 * up. `request` answers null when there is nothing to ask. Made while a component is.
 */
export function usePreview(request: () => PreviewRequest | null) {
  let settled = $state.raw<string | null>(null);
  const asked = $derived.by(() => {
    const body = request();
    return body === null ? null : JSON.stringify(body);
  });
  $effect(() => {
    const next = asked;
    // the first one at once: nobody is typing yet
    const timer = setTimeout(() => (settled = next), settled === null ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  });
  const query = createQuery(() => {
    const body: PreviewRequest = settled === null ? {} : JSON.parse(settled);
    return { ...previewQuery(body), enabled: settled !== null, placeholderData: keepPreviousData };
  });
  return {
    /** Null: nothing to ask, or no answer yet. */
    get data(): Preview | null {
      return asked === null ? null : (query.data ?? null);
    },
    get error(): Problem | null {
      return asked === null ? null : query.error;
    },
    /** What is shown is not yet about what is typed. */
    get is_behind(): boolean {
      return asked !== null && (asked !== settled || query.isFetching);
    },
    again: () => void query.refetch(),
  };
}

/** An answer on its way. */
export type PreviewState = ReturnType<typeof usePreview>;
