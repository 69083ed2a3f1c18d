import type { Event, PreviewRequest } from '#lib/api/generated/types.gen.ts';
import type { AppointmentDraft } from './appointment-draft.ts';
import { changesOfDraft } from './changes-of-draft.ts';
import { lengthOfDraft } from './length-of-draft.ts';
import { requestOfDraft } from './request-of-draft.ts';

interface DraftToPreview {
  /** Null: a new appointment. */
  readonly base: Event | null;
  readonly draft: AppointmentDraft;
  /** Whether what is typed is a whole phone number by now. */
  readonly isPhone: (text: string) => boolean;
}

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * What to ask about the messages while somebody types: what is not finished yet is left out rather than told as wrong.
 * Null: there is no time yet, or nothing changes.
 */
export function previewOfDraft({ base, draft, isPhone }: DraftToPreview): PreviewRequest | null {
  const is_timed = draft.all_day
    ? draft.start_date !== '' && draft.end_date >= draft.start_date
    : (lengthOfDraft(draft) ?? 0) > 0;
  if (!is_timed) return null;
  if (base !== null) {
    const { event } = changesOfDraft(base, {
      ...draft,
      title: draft.title.trim() === '' ? base.authored_title : draft.title,
    });
    return event === null ? null : { id: base.id, change: event };
  }
  const request = requestOfDraft(draft);
  return {
    create: {
      ...request,
      title: request.title === '' ? 'Appointment' : request.title,
      participants: (request.participants ?? []).map((participant, index) => ({
        ...participant,
        name: participant.name === '' ? `Participant ${index + 1}` : participant.name,
        phone: participant.phone != null && isPhone(participant.phone) ? participant.phone : null,
        email: participant.email != null && ADDRESS.test(participant.email) ? participant.email : null,
      })),
    },
  };
}
