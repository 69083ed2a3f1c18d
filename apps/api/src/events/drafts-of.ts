import type { Checked } from '../problems/checked.ts';
import { draftOf, type DraftRequest, type EventDraft } from './draft-of.ts';
import type { EventRequest } from './event-request.schema.ts';

interface DraftsRequest extends Omit<DraftRequest, 'request' | 'at'> {
  readonly events: readonly EventRequest[];
}

/** Settles a whole batch, or says everything that is wrong anywhere in it. */
export function draftsOf({ events, ...context }: DraftsRequest): Checked<readonly EventDraft[]> {
  const seen = new Set<string>();
  const checked = events.map((request, index) => {
    const draft = draftOf({ request, at: `/events/${index}`, ...context });
    const { external_id } = request;
    if (external_id === null || !seen.has(external_id)) {
      if (external_id !== null) seen.add(external_id);
      return draft;
    }
    const twice = {
      field: `/events/${index}/external_id`,
      code: 'external_id_repeated',
      message: 'stands twice in this request',
    };
    return { ok: false as const, errors: [...(draft.ok ? [] : draft.errors), twice] };
  });
  const errors = checked.flatMap((each) => (each.ok ? [] : each.errors));
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, value: checked.flatMap((each) => (each.ok ? [each.value] : [])) };
}
