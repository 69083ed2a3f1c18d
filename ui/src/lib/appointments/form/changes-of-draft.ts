import type { ChangeEvent, Event, ParticipantRequest } from '#lib/api/generated/types.gen.ts';
import { draftOfEvent, type AppointmentDraft, type ParticipantDraft } from './appointment-draft.ts';
import { isEmptyParticipant, requestOfDraft, requestOfParticipant, whenOfDraft } from './request-of-draft.ts';

/** One thing to do to a participant; `key` is the line of the form it stands in. */
export type ParticipantChange =
  | { readonly what: 'add'; readonly key: string; readonly request: ParticipantRequest }
  | { readonly what: 'change'; readonly key: string; readonly id: string; readonly request: ParticipantRequest }
  | { readonly what: 'remove'; readonly id: string; readonly name: string };

/** What separates a form from what it began with. `event` is null where the appointment itself stays as it is. */
export interface Changes {
  readonly event: ChangeEvent | null;
  readonly participants: readonly ParticipantChange[];
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What to ask of the API so that `base` becomes `draft`: what is the same is not named. */
export function changesOfDraft(base: Event, draft: AppointmentDraft): Changes {
  const before = draftOfEvent(base);
  const [was, is] = [requestOfDraft(before), requestOfDraft(draft)];
  const event: ChangeEvent = {
    ...(was.title === is.title ? {} : { title: is.title }),
    ...(same(whenOfDraft(before), whenOfDraft(draft)) ? {} : whenOfDraft(draft)),
    ...(was.location === is.location ? {} : { location: is.location ?? null }),
    ...(was.calendar_id === is.calendar_id || is.calendar_id == null ? {} : { calendar_id: is.calendar_id }),
    ...(same(was.custom_data, is.custom_data) ? {} : { custom_data: is.custom_data ?? {} }),
  };
  return {
    event: Object.keys(event).length === 0 ? null : event,
    participants: participantChanges(before.participants, draft.participants),
  };
}

function participantChanges(
  before: readonly ParticipantDraft[],
  now: readonly ParticipantDraft[],
): readonly ParticipantChange[] {
  const stays = new Set(now.map(({ id }) => id));
  const removed = before.flatMap(({ id, name }) =>
    id === null || stays.has(id) ? [] : [{ what: 'remove' as const, id, name }],
  );
  const kept = now.flatMap((participant): readonly ParticipantChange[] => {
    const { id, key } = participant;
    const request = requestOfParticipant(participant);
    if (id === null) return isEmptyParticipant(participant) ? [] : [{ what: 'add', key, request }];
    const was = before.find((each) => each.id === id);
    if (was !== undefined && same(requestOfParticipant(was), request)) return [];
    return [{ what: 'change', key, id, request }];
  });
  return [...kept, ...removed];
}
