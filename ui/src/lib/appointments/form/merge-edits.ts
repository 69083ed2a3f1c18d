import type { AppointmentDraft } from './appointment-draft.ts';
import { mergeFields } from './merge-fields.ts';
import { mergeParticipants } from './merge-participants.ts';
import { MergePick, type Difference, type Side } from './merge-pick.ts';

export interface Merge {
  readonly draft: AppointmentDraft;
  /** Both changed it, and not to the same: somebody has to choose. */
  readonly conflicts: readonly Difference[];
  /** Only the other changed it: it is taken over. */
  readonly taken: readonly Difference[];
}

export interface MergeRequest {
  /** What both began with. */
  readonly base: AppointmentDraft;
  readonly theirs: AppointmentDraft;
  readonly mine: AppointmentDraft;
  /** By path; without a choice mine stays. */
  readonly choices: Readonly<Record<string, Side>>;
}

/** Puts two edits of one appointment together, field by field: what one of them left alone is the other's. Pure. */
export function mergeEdits({ base, theirs, mine, choices }: MergeRequest): Merge {
  const pick = new MergePick(choices);
  const text = (path: 'title' | 'location' | 'calendar_id', label: string): string =>
    pick.one({ path, label, base: base[path], theirs: theirs[path], mine: mine[path], words: (value) => value });
  const title = text('title', 'Title');
  const times = pick.one({
    path: 'when',
    label: 'When',
    base: timesOf(base),
    theirs: timesOf(theirs),
    mine: timesOf(mine),
    words: timesInWords,
  });
  const location = text('location', 'Location');
  const calendar_id = text('calendar_id', 'Calendar');
  const custom_data = mergeFields(pick, {
    path: 'field',
    whose: '',
    base: base.custom_data,
    theirs: theirs.custom_data,
    mine: mine.custom_data,
  });
  const participants = mergeParticipants(pick, {
    base: base.participants,
    theirs: theirs.participants,
    mine: mine.participants,
  });
  const draft = { title, ...times, location, calendar_id, custom_data, participants };
  return { draft, conflicts: pick.conflicts, taken: pick.taken };
}

/** When it is, as one thing: a day of one edit with an hour of the other is a time that nobody meant. */
function timesOf({ all_day, start_date, start_time, end_date, end_time, time_zone }: AppointmentDraft) {
  const clock = all_day ? { start_time: '', end_time: '' } : { start_time, end_time };
  return { all_day, start_date, end_date, time_zone, ...clock };
}

function timesInWords({ all_day, start_date, start_time, end_date, end_time, time_zone }: ReturnType<typeof timesOf>) {
  if (all_day) return start_date === end_date ? `${start_date}, all day` : `${start_date} to ${end_date}, all day`;
  const end = end_date === start_date ? end_time : `${end_date} ${end_time}`;
  return `${start_date} ${start_time} to ${end}, ${time_zone}`;
}
