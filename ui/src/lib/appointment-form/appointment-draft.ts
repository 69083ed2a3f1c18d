/** Values of custom fields, as the API has them. */
export type CustomValue = string | number | boolean | null;

/** When an appointment is, as somebody types it. What is not typed yet is empty. */
export interface DraftTimes {
  readonly all_day: boolean;
  /** Local, `2026-11-23`: the day, or the first of whole days. */
  readonly date: string;
  /** Local, `09:00`; means nothing for whole days. */
  readonly time: string;
  /** In words, such as "45 min"; means nothing for whole days. */
  readonly length: string;
  /** The last of whole days; means nothing otherwise. */
  readonly last_date: string;
  /** IANA name. */
  readonly zone: string;
}

/** Somebody on the appointment, as typed. */
export interface DraftPerson {
  /** Stays the same while the form is open, whatever comes before or after it. */
  readonly key: string;
  /** Null: not stored yet. */
  readonly id: string | null;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

/** A custom field, as typed. */
export interface DraftField {
  readonly key: string;
  readonly name: string;
  readonly text: string;
  /** What is stored there: as long as the text says the same, it stays just that. Undefined: the field is new. */
  readonly stored?: CustomValue;
}

/** An appointment as somebody types it, before it means anything. */
export interface AppointmentDraft {
  readonly title: string;
  readonly times: DraftTimes;
  readonly location: string;
  readonly calendar_id: string;
  readonly people: readonly DraftPerson[];
  readonly fields: readonly DraftField[];
}
