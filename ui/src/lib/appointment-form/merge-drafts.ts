import type { AppointmentDraft, DraftPerson } from './appointment-draft.ts';
import { copyAspect, DETAILS, personOf, saysAlike, type Aspect } from './draft-aspect.ts';
import { isSameEmail, isSamePhone } from './same-address.ts';

interface MergeRequest {
  /** What both began from. */
  readonly base: AppointmentDraft;
  readonly mine: AppointmentDraft;
  /** What is stored now. */
  readonly theirs: AppointmentDraft;
}

export interface Merge {
  /** What both want together; where they want different things it says mine. */
  readonly merged: AppointmentDraft;
  /** What they changed and I did not. */
  readonly changes: readonly Aspect[];
  /** What both changed, to different things. */
  readonly conflicts: readonly Aspect[];
}

/**
 * Puts together what two people made of one appointment, aspect by aspect: what only one of them touched is as they
 * have it, what both did alike is no matter, and the rest somebody has to choose. Pure.
 */
export function mergeDrafts({ base, mine, theirs }: MergeRequest): Merge {
  const met = meetNewcomers({ base, mine, theirs });
  const changes: Aspect[] = [];
  const conflicts: Aspect[] = [];
  let merged = met;
  for (const aspect of aspectsOf({ base, mine: met, theirs })) {
    const isAlike = (one: AppointmentDraft, other: AppointmentDraft) => saysAlike({ aspect, one, other });
    if (isAlike(base, theirs) || isAlike(met, theirs)) continue;
    if (isAlike(base, met)) {
      merged = copyAspect({ from: theirs, to: merged, aspect });
      changes.push(aspect);
    } else conflicts.push(aspect);
  }
  return { merged: { ...merged, people: merged.people.map((each) => putBack(each, theirs)) }, changes, conflicts };
}

/** Whether two drafts ask for the same, however they are written. */
export function isSameDraft(one: AppointmentDraft, other: AppointmentDraft): boolean {
  const { changes, conflicts } = mergeDrafts({ base: one, mine: one, theirs: other });
  return changes.length + conflicts.length === 0;
}

function aspectsOf({ base, mine, theirs }: MergeRequest): readonly Aspect[] {
  const drafts = [base, mine, theirs];
  const is_alike = drafts.every(({ times }) => times.all_day === base.times.all_day);
  const names = new Set(drafts.flatMap(({ fields }) => fields.map(({ name }) => name)));
  const ids = new Set([base, theirs].flatMap(({ people }) => people.flatMap(({ id }) => (id === null ? [] : [id]))));
  return [
    { what: 'title' },
    ...(is_alike ? [{ what: 'start' } as const, { what: 'length' } as const] : [{ what: 'times' } as const]),
    { what: 'location' },
    { what: 'calendar_id' },
    ...[...ids].flatMap((id) => personAspects({ drafts: [mine, theirs], id })),
    ...[...names].filter((name) => name !== '').map((name) => ({ what: 'field', name }) as const),
  ];
}

/** Who is on both differs by details; who is not is on it or off it. */
function personAspects({
  drafts,
  id,
}: {
  readonly drafts: readonly AppointmentDraft[];
  readonly id: string;
}): readonly Aspect[] {
  if (drafts.some((draft) => personOf(draft, id) === null)) return [{ what: 'person', id }];
  return DETAILS.map((detail) => ({ what: 'detail', id, detail }));
}

/** Somebody whom both put on it is one person: mine takes the id that theirs was given. */
function meetNewcomers({ base, mine, theirs }: MergeRequest): AppointmentDraft {
  const newcomers = theirs.people.filter(({ key }) => personOf(base, key) === null && personOf(mine, key) === null);
  const met = new Set<string>();
  const people = mine.people.map((person) => {
    if (person.id !== null) return person;
    const same = newcomers.find((each) => !met.has(each.key) && isSamePerson(person, each));
    if (same === undefined) return person;
    met.add(same.key);
    return { ...person, id: same.id, key: same.key };
  });
  return { ...mine, people };
}

function isSamePerson(one: DraftPerson, other: DraftPerson): boolean {
  if (one.name.trim() !== other.name.trim()) return false;
  if (one.phone !== '' && other.phone !== '') return isSamePhone(one.phone, other.phone);
  if (one.email !== '' && other.email !== '') return isSameEmail(one.email, other.email);
  return `${one.phone}${one.email}` === `${other.phone}${other.email}`;
}

/** Whom they took off and I keep is somebody new to the API. */
function putBack(person: DraftPerson, theirs: AppointmentDraft): DraftPerson {
  return person.id === null || personOf(theirs, person.key) !== null ? person : { ...person, id: null };
}
