import type { ChangeEvent } from '#lib/api/generated/types.gen.ts';
import type { AppointmentDraft } from './appointment-draft.ts';
import { whenOf } from './when-of.ts';
import { customData, eventBody, namedPeople, personBody, type EventBody } from './event-body.ts';

export type ChangeBody =
  /** `change` is null when nothing is to change. */
  { readonly ok: true; readonly change: ChangeEvent | null } | Extract<EventBody, { readonly ok: false }>;

interface ChangeRequest {
  /** What is stored. */
  readonly base: AppointmentDraft;
  readonly mine: AppointmentDraft;
  /** Whether who answered keeps the answer although the time moves. */
  readonly keep_answer: boolean;
}

/** What a draft asks the API to change of what is stored: no more than differs. */
export function changeBody({ base, mine, keep_answer }: ChangeRequest): ChangeBody {
  const after = eventBody(mine);
  if (!after.ok) return after;
  const before = eventBody(base);
  // What this browser cannot read of what is stored (a zone it does not know) counts as changed.
  const was = before.ok ? before.event : null;
  const is = after.event;
  const times = timesChange(was, is);
  const change: ChangeEvent = {
    ...(is.title === was?.title ? {} : { title: is.title }),
    ...times,
    ...(isMove(times) && keep_answer ? { keep_answer } : {}),
    ...(is.location === was?.location ? {} : { location: is.location ?? null }),
    ...(is.calendar_id == null || is.calendar_id === was?.calendar_id ? {} : { calendar_id: is.calendar_id }),
    ...(isSame(customData(mine), customData(base)) ? {} : { custom_data: customData(mine) }),
    ...peopleChange(base, mine),
  };
  return { ok: true, change: Object.keys(change).length === 0 ? null : change };
}

/** Whether the draft begins at another time, which takes answers back unless they are kept (flow-spec ruling 24). */
export function isMoved(base: AppointmentDraft, mine: AppointmentDraft): boolean {
  const [before, after] = [whenOf(base.times), whenOf(mine.times)];
  if (before.type === 'unclear' || after.type === 'unclear') return false;
  const isOther = (what: 'zone' | 'all_day') => base.times[what] !== mine.times[what];
  return before.start_time !== after.start_time || isOther('zone') || isOther('all_day');
}

type Times = Pick<ChangeEvent, 'start_time' | 'end_time' | 'time_zone' | 'all_day'>;
type Event = Extract<EventBody, { readonly ok: true }>['event'];

/** Start and end go together: the end that is meant is not the one that a new start alone would bring. */
function timesChange(was: Event | null, is: Event): Times {
  const all_day = is.all_day === was?.all_day ? {} : { all_day: is.all_day ?? false };
  const time_zone =
    is.time_zone === was?.time_zone || is.time_zone === undefined || is.time_zone === null
      ? {}
      : { time_zone: is.time_zone };
  const start_time = is.start_time === was?.start_time ? {} : { start_time: is.start_time };
  const changed = { ...start_time, ...time_zone, ...all_day };
  if (Object.keys(changed).length === 0) return is.end_time === was?.end_time ? {} : { end_time: is.end_time };
  return { start_time: is.start_time, end_time: is.end_time, ...time_zone, ...all_day };
}

function isMove({ start_time, time_zone, all_day }: Times): boolean {
  return start_time !== undefined || time_zone !== undefined || all_day !== undefined;
}

/** The list as it shall be: who stays by id with what changes, who is new without one; who is missing goes. */
function peopleChange(base: AppointmentDraft, mine: AppointmentDraft): Pick<ChangeEvent, 'participants'> {
  const participants = namedPeople(mine).map((person) => {
    const details = personBody(person);
    if (person.id === null) return details;
    const stored = base.people.find(({ id }) => id === person.id);
    const was = stored === undefined ? null : personBody(stored);
    return {
      id: person.id,
      ...(details.name === was?.name ? {} : { name: details.name }),
      ...(details.phone === was?.phone ? {} : { phone: details.phone }),
      ...(details.email === was?.email ? {} : { email: details.email }),
    };
  });
  const as_it_was = namedPeople(base).map(({ id }) => ({ id }));
  return isSame(participants, as_it_was) ? {} : { participants };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
