import { defineSearchAttributeKey } from '@temporalio/common';

/** What operators can search sequences by. Values never pass a codec: ids, authored names and states only. */
export const SEARCH_ATTRIBUTES = {
  account: defineSearchAttributeKey('KeptAccount', 'KEYWORD'),
  appointment: defineSearchAttributeKey('KeptAppointment', 'KEYWORD'),
  participant: defineSearchAttributeKey('KeptParticipant', 'KEYWORD'),
  schedule: defineSearchAttributeKey('KeptSchedule', 'KEYWORD'),
  message: defineSearchAttributeKey('KeptMessage', 'KEYWORD'),
  state: defineSearchAttributeKey('KeptState', 'KEYWORD'),
} as const;
