import type { Attention } from './appointment-row.schema.ts';
import type { FilterAppointments } from './list-appointments.schema.ts';

/** A filter in SQL, over an appointment `a` of account `$1`. */
export interface FilterSql {
  /** Whether `a` passes: for going through appointments in order. */
  readonly passes: string;
  /** Selects the `appointment_id` of all that pass, from an index: for when they are few. Null: there is no such index. */
  readonly seek: string | null;
}

/** Takes a value of a statement and answers its placeholder. */
export type Bind = (value: unknown) => string;

/** A filter that is yet to be written into a statement. */
export type Filter = (bind: Bind) => FilterSql;

interface FiltersRequest {
  readonly filter: FilterAppointments;
  /** The folded words that are searched for; each stands for the words it begins, and any of its spellings will do. */
  readonly words: readonly (readonly string[])[];
}

/** Every filter that was asked for but the days, which the list is ordered by anyway. */
export function filterSql({ filter, words }: FiltersRequest): readonly Filter[] {
  const { state, calendar, schedule, attention } = filter;
  return [
    ...(calendar === undefined
      ? []
      : [(bind: Bind): FilterSql => ({ passes: `a.calendar_id = ${bind(calendar)}`, seek: null })]),
    ...(state === undefined ? [] : [(bind: Bind) => stateSql(state, bind)]),
    ...(schedule === undefined ? [] : [(bind: Bind) => scheduleSql(schedule, bind)]),
    ...(attention === undefined ? [] : [(bind: Bind) => attentionSql(attention, bind)]),
    ...words.map((spellings) => (bind: Bind) => wordSql(spellings, bind)),
  ];
}

function stateSql(states: readonly string[], bind: Bind): FilterSql {
  const wanted = `p.account_id = $1 and p.removed_at is null and p.state = any(${bind(states)}::text[])`;
  return {
    passes: `exists (select from participant p where ${wanted} and p.appointment_id = a.id)`,
    seek: states.includes('none')
      ? null
      : `select p.appointment_id from participant p where ${wanted} and p.state <> 'none'`,
  };
}

function scheduleSql(schedule: string, bind: Bind): FilterSql {
  const wanted = `s.account_id = $1 and s.schedule_id = ${bind(schedule)}`;
  return {
    passes: `exists (select from sequence s where ${wanted} and s.appointment_id = a.id)`,
    seek: `select s.appointment_id from sequence s where ${wanted}`,
  };
}

/** The condition of the partial index, word for word. */
const TROUBLED = `(s.held_at is not null or s.held_count > 0 or s.stuck_at is not null)`;

function attentionSql(kinds: readonly Attention[], bind: Bind): FilterSql {
  const held = kinds.includes('held') ? ['s.held_at is not null or s.held_count > 0'] : [];
  const stuck = kinds.includes('stuck') ? ['s.stuck_at is not null'] : [];
  const ofSequence = [...held, ...stuck].join(' or ');
  const ofMessage = kinds.filter((kind) => kind !== 'stuck');
  const sources = [
    ...(ofSequence === '' ? [] : [`sequence s where s.account_id = $1 and ${TROUBLED} and (${ofSequence})`]),
    ...(ofMessage.length === 0
      ? []
      : [
          `message s where s.account_id = $1 and s.status in ('failed', 'unknown', 'held')
             and s.status = any(${bind(ofMessage)}::text[])`,
        ]),
  ];
  return {
    passes: `(${sources.map((source) => `exists (select from ${source} and s.appointment_id = a.id)`).join(' or ')})`,
    seek: sources.map((source) => `select s.appointment_id from ${source}`).join(' union all '),
  };
}

/** Sorts after every character there is, so that a word and it enclose all that the word begins. */
const LAST = String.fromCodePoint(0x10ffff);

function wordSql(spellings: readonly string[], bind: Bind): FilterSql {
  const sources = spellings.map(
    (word) =>
      `appointment_word w where w.account_id = $1 and w.word >= ${bind(word)} and w.word < ${bind(`${word}${LAST}`)}`,
  );
  return {
    passes: `(${sources.map((source) => `exists (select from ${source} and w.appointment_id = a.id)`).join(' or ')})`,
    seek: sources.map((source) => `select w.appointment_id from ${source}`).join(' union all '),
  };
}
