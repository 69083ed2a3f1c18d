/** What sequences are found by in the Temporal UI, keywords all; ids, states and authored names only. */
export const searchAttributes = [
  'KeptAccount',
  'KeptAppointment',
  'KeptParticipant',
  'KeptSchedule',
  'KeptMessage',
  'KeptState',
] as const;
