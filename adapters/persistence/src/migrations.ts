import { AppointmentList } from './migrations/appointment-list.ts';
import { Assignments } from './migrations/assignments.ts';
import { AttachmentNews } from './migrations/attachment-news.ts';
import { Attachments } from './migrations/attachments.ts';
import { Broadcasts } from './migrations/broadcasts.ts';
import { Calls } from './migrations/calls.ts';
import { CalendarSettings } from './migrations/calendar-settings.ts';
import { ClockMoves } from './migrations/clock-moves.ts';
import { CustomFields } from './migrations/custom-fields.ts';
import { DeadAddresses } from './migrations/dead-addresses.ts';
import { ContactErasures } from './migrations/contact-erasures.ts';
import { Contacts } from './migrations/contacts.ts';
import { Consents } from './migrations/consents.ts';
import { EditedAppointments } from './migrations/edited-appointments.ts';
import { PutOff } from './migrations/put-off.ts';
import { QuietCallbacks } from './migrations/quiet-callbacks.ts';
import { ReleasedEventPins } from './migrations/released-event-pins.ts';
import { FilledPins } from './migrations/filled-pins.ts';
import { Foundation } from './migrations/foundation.ts';
import { GivenUp } from './migrations/given-up.ts';
import { Grouping } from './migrations/grouping.ts';
import { Inbox } from './migrations/inbox.ts';
import { KeptAnswers } from './migrations/kept-answers.ts';
import { KeyLimits } from './migrations/key-limits.ts';
import { LateReports } from './migrations/late-reports.ts';
import { Live } from './migrations/live.ts';
import { Log } from './migrations/log.ts';
import { IdempotentRequests } from './migrations/idempotent-requests.ts';
import { MailOpens } from './migrations/mail-opens.ts';
import { NarrowLookups } from './migrations/narrow-lookups.ts';
import { KeyRotation } from './migrations/key-rotation.ts';
import { NarrowSecrets } from './migrations/narrow-secrets.ts';
import { NoticeAnswers } from './migrations/notice-answers.ts';
import { Notifications } from './migrations/notifications.ts';
import { OneTimeMessages } from './migrations/one-time-messages.ts';
import { Push } from './migrations/push.ts';
import { ProviderImports } from './migrations/provider-imports.ts';
import { RecoveredCalls } from './migrations/recovered-calls.ts';
import { Recovery } from './migrations/recovery.ts';
import { Rollouts } from './migrations/rollouts.ts';
import { Scenarios } from './migrations/scenarios.ts';
import { ScheduleLibrary } from './migrations/schedule-library.ts';
import { SealedNames } from './migrations/sealed-names.ts';
import { SecureBroadcasts } from './migrations/secure-broadcasts.ts';
import { SecureMessages } from './migrations/secure-messages.ts';
import { SenderRates } from './migrations/sender-rates.ts';
import { Sessions } from './migrations/sessions.ts';
import { StopListReasons } from './migrations/stop-list-reasons.ts';
import { ToldBroadcasts } from './migrations/told-broadcasts.ts';
import { UnknownNotices } from './migrations/unknown-notices.ts';
import { Visits } from './migrations/visits.ts';
import { Webhooks } from './migrations/webhooks.ts';
import { WhichOne } from './migrations/which-one.ts';

/** In the order they are applied; append only. */
export const migrations = [
  Foundation,
  EditedAppointments,
  Sessions,
  AppointmentList,
  Live,
  ClockMoves,
  ScheduleLibrary,
  WhichOne,
  Assignments,
  Rollouts,
  Grouping,
  Scenarios,
  Visits,
  Attachments,
  Calls,
  AttachmentNews,
  StopListReasons,
  CalendarSettings,
  SenderRates,
  DeadAddresses,
  ProviderImports,
  Consents,
  Recovery,
  OneTimeMessages,
  Log,
  Contacts,
  IdempotentRequests,
  Inbox,
  Broadcasts,
  LateReports,
  CustomFields,
  Notifications,
  Webhooks,
  NoticeAnswers,
  RecoveredCalls,
  KeyLimits,
  Push,
  ToldBroadcasts,
  SecureMessages,
  NarrowLookups,
  NarrowSecrets,
  ContactErasures,
  SecureBroadcasts,
  KeyRotation,
  FilledPins,
  KeptAnswers,
  MailOpens,
  SealedNames,
  ReleasedEventPins,
  GivenUp,
  QuietCallbacks,
  PutOff,
  UnknownNotices,
];
