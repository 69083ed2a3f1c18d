/** Somebody a broadcast is for; at least one of them says who. */
export interface Recipient {
  /** E.164 or lower-cased; null: they have none of the channel. */
  readonly address: string | null;
  readonly contact_id: string | null;
  readonly appointment_id: string | null;
  readonly participant_id: string | null;
}
