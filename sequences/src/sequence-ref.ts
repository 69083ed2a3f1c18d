/** Enough to nudge a sequence's workflow: ids, and the schedule's authored name for the operator. */
export interface SequenceRef {
  readonly account_id: string;
  readonly sequence_id: string;
  readonly participant_id: string;
  readonly appointment_id: string;
  readonly schedule_id: string;
  readonly schedule_name: string;
}
