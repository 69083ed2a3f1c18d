import type { AppointmentDraft, DraftPerson } from './appointment-draft.ts';
import { copyTimes, readTimes, type TimesAspect } from './draft-times.ts';
import { isSameEmail, isSamePhone } from './same-address.ts';

export const DETAILS = ['name', 'phone', 'email'] as const;
export type Detail = (typeof DETAILS)[number];

/** One thing about an appointment that two people can change without being in each other's way. */
export type Aspect =
  | { readonly what: 'title' | 'location' | 'calendar_id' }
  /** start: day, time and zone; length: for how long; times: all of it, when one side makes it whole days. */
  | { readonly what: TimesAspect }
  | { readonly what: 'field'; readonly name: string }
  | { readonly what: 'detail'; readonly id: string; readonly detail: Detail }
  /** Whether somebody is on it. */
  | { readonly what: 'person'; readonly id: string };

type ScalarAspect = Exclude<Aspect, { readonly id: string }>;

interface AlikeRequest {
  readonly aspect: Aspect;
  readonly one: AppointmentDraft;
  readonly other: AppointmentDraft;
}

/** Whether two drafts say the same of an aspect: what the API stores in its own manner may be written differently. */
export function saysAlike({ aspect, one, other }: AlikeRequest): boolean {
  switch (aspect.what) {
    case 'detail': {
      const [mine, theirs] = [personOf(one, aspect.id), personOf(other, aspect.id)];
      return mine !== null && theirs !== null && isSameDetail(aspect.detail, mine, theirs);
    }
    case 'person': {
      const [mine, theirs] = [personOf(one, aspect.id), personOf(other, aspect.id)];
      if (mine === null || theirs === null) return mine === theirs;
      return DETAILS.every((detail) => isSameDetail(detail, mine, theirs));
    }
    default:
      return readAspect(one, aspect) === readAspect(other, aspect);
  }
}

function isSameDetail(detail: Detail, one: DraftPerson, other: DraftPerson): boolean {
  if (detail === 'phone') return isSamePhone(one.phone, other.phone);
  return detail === 'email' ? isSameEmail(one.email, other.email) : one.name === other.name;
}

/** What a draft says of an aspect, as something to compare; null: nothing. */
function readAspect({ title, location, calendar_id, times, fields }: AppointmentDraft, aspect: ScalarAspect) {
  switch (aspect.what) {
    case 'title':
      return title;
    case 'location':
      return location;
    case 'calendar_id':
      return calendar_id;
    case 'start':
    case 'length':
    case 'times':
      return readTimes(times, aspect.what);
    case 'field':
      return fields.find(({ name }) => name === aspect.name)?.text ?? null;
    default:
      return aspect satisfies never;
  }
}

interface CopyRequest {
  readonly from: AppointmentDraft;
  readonly to: AppointmentDraft;
  readonly aspect: Aspect;
}

/** A draft that says of an aspect what another one says. */
export function copyAspect({ from, to, aspect }: CopyRequest): AppointmentDraft {
  switch (aspect.what) {
    case 'title':
    case 'location':
    case 'calendar_id':
      return { ...to, [aspect.what]: from[aspect.what] };
    case 'start':
    case 'length':
    case 'times':
      return { ...to, times: copyTimes({ from: from.times, to: to.times, what: aspect.what }) };
    case 'field':
      return { ...to, fields: replaced(to.fields, { isIt: ({ name }) => name === aspect.name, from: from.fields }) };
    case 'person':
      return { ...to, people: replaced(to.people, { isIt: ({ key }) => key === aspect.id, from: from.people }) };
    case 'detail': {
      const value = personOf(from, aspect.id)?.[aspect.detail] ?? '';
      const isThem = ({ key }: DraftPerson) => key === aspect.id;
      return { ...to, people: to.people.map((each) => (isThem(each) ? { ...each, [aspect.detail]: value } : each)) };
    }
    default:
      return aspect satisfies never;
  }
}

/** Who is stored is known by their id as key, also when the id means nothing to the API any more. */
export function personOf({ people }: AppointmentDraft, id: string): DraftPerson | null {
  return people.find(({ key }) => key === id) ?? null;
}

interface Replacement<Row> {
  readonly isIt: (row: Row) => boolean;
  readonly from: readonly Row[];
}

/** The rows with one of them as `from` has it: changed in place, put at the end, or gone. */
function replaced<Row>(rows: readonly Row[], { isIt, from }: Replacement<Row>): readonly Row[] {
  const row = from.find(isIt);
  if (row === undefined) return rows.filter((each) => !isIt(each));
  return rows.some(isIt) ? rows.map((each) => (isIt(each) ? row : each)) : [...rows, row];
}
