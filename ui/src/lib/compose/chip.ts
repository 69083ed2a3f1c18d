/** Somebody a message is for, as chosen or typed. */
export interface Chip {
  readonly kind: 'appointment' | 'participant' | 'contact' | 'address';
  /** An id, or of an address what was typed. */
  readonly id: string;
  /** Such as a name, or the title and time of an appointment. */
  readonly label: string;
}
