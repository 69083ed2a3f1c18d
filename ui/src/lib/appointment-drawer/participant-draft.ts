import type { ChangeParticipant, ParticipantRequest } from '#lib/api/generated/types.gen.ts';

/** Somebody's details as they stand in the form. */
export interface ParticipantDraft {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

interface Details {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
}

/** The form of somebody, or of nobody yet. */
export function participantDraft(details: Details | null): ParticipantDraft {
  return { name: details?.name ?? '', phone: details?.phone ?? '', email: details?.email ?? '' };
}

/** What to send for somebody new. */
export function requestOfParticipant({
  name,
  phone,
  email,
}: ParticipantDraft): Required<Pick<ParticipantRequest, 'name' | 'phone' | 'email'>> {
  return { name: name.trim(), phone: orNull(phone), email: orNull(email) };
}

/** What to send for a change: only what was changed, so that what somebody else has changed meanwhile stays. */
export function changesOfParticipant(draft: ParticipantDraft, before: Details): ChangeParticipant {
  const { name, phone, email } = requestOfParticipant(draft);
  return {
    ...(name === before.name ? {} : { name }),
    ...(phone === before.phone ? {} : { phone }),
    ...(email === before.email ? {} : { email }),
  };
}

const WORDS = { name: 'name', phone: 'phone', email: 'email' } as const;

/** What somebody else has changed since, in words; none when it is nothing of this. */
export function changedMeanwhile(before: Details, now: Details | null): readonly string[] {
  if (now === null) return ['They were taken off the appointment.'];
  return (['name', 'phone', 'email'] as const).flatMap((field) =>
    before[field] === now[field] ? [] : [`The ${WORDS[field]} is ${now[field] ?? 'gone'} now.`],
  );
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
