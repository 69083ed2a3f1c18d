import { Account } from './entities/account.ts';
import { DataKey } from './entities/data-key.ts';
import { SecureContent } from './entities/secure-content.ts';
import { SecureLink } from './entities/secure-link.ts';
import { SecurePin } from './entities/secure-pin.ts';
import { SecurePinGuard } from './entities/secure-pin-guard.ts';
import { PushNotice } from './entities/push-notice.ts';
import { PushSubscription } from './entities/push-subscription.ts';
import { UnknownNotice } from './entities/unknown-notice.ts';
import { User } from './entities/user.ts';
import { Session } from './entities/session.ts';
import { Invitation } from './entities/invitation.ts';
import { ApiKey } from './entities/api-key.ts';
import { Attachment } from './entities/attachment.ts';
import { Calendar } from './entities/calendar.ts';
import { Contact } from './entities/contact.ts';
import { ContactErasure } from './entities/contact-erasure.ts';
import { ContactAddress } from './entities/contact-address.ts';
import { Consent } from './entities/consent.ts';
import { StopListEntry } from './entities/stop-list-entry.ts';
import { DeadAddress } from './entities/dead-address.ts';
import { Appointment } from './entities/appointment.ts';
import { AppointmentWord } from './entities/appointment-word.ts';
import { Participant } from './entities/participant.ts';
import { MessageSchedule } from './entities/message-schedule.ts';
import { ScheduleRevision } from './entities/schedule-revision.ts';
import { ScheduleAssignment } from './entities/schedule-assignment.ts';
import { ScheduleRollout } from './entities/schedule-rollout.ts';
import { Scenario } from './entities/scenario.ts';
import { Channel } from './entities/channel.ts';
import { ProviderImport } from './entities/provider-import.ts';
import { Sender } from './entities/sender.ts';
import { SenderSlot } from './entities/sender-slot.ts';
import { Line } from './entities/line.ts';
import { Sequence } from './entities/sequence.ts';
import { MessageVisit } from './entities/message-visit.ts';
import { EdgePassage } from './entities/edge-passage.ts';
import { OpenQuestion } from './entities/open-question.ts';
import { SequenceInput } from './entities/sequence-input.ts';
import { SequenceStep } from './entities/sequence-step.ts';
import { EffectKey } from './entities/effect-key.ts';
import { CustomField } from './entities/custom-field.ts';
import { Template } from './entities/template.ts';
import { Broadcast } from './entities/broadcast.ts';
import { BroadcastRecipient } from './entities/broadcast-recipient.ts';
import { CreditBalance } from './entities/credit-balance.ts';
import { CreditEntry } from './entities/credit-entry.ts';
import { Thread } from './entities/thread.ts';
import { ThreadWord } from './entities/thread-word.ts';
import { Message } from './entities/message.ts';
import { MessageAttachment } from './entities/message-attachment.ts';
import { DeliveryAttempt } from './entities/delivery-attempt.ts';
import { Call } from './entities/call.ts';
import { CallTurn } from './entities/call-turn.ts';
import { DeliveryCallback } from './entities/delivery-callback.ts';
import { InboundReceipt } from './entities/inbound-receipt.ts';
import { RecoveredMessage } from './entities/recovered-message.ts';
import { LogEntry } from './entities/log-entry.ts';
import { ClockMove } from './entities/clock-move.ts';
import { ChangeBatch } from './entities/change-batch.ts';
import { WebhookSubscription } from './entities/webhook-subscription.ts';
import { WebhookDelivery } from './entities/webhook-delivery.ts';
import { WebhookTry } from './entities/webhook-try.ts';
import { IdempotencyKey } from './entities/idempotency-key.ts';

/** Every entity, referenced ones first: the unit of work writes in this order, and the foreign keys want it. */
export const entities = [
  Account,
  User,
  Session,
  Invitation,
  ApiKey,
  Attachment,
  Calendar,
  Contact,
  ContactAddress,
  ContactErasure,
  Consent,
  StopListEntry,
  DeadAddress,
  Appointment,
  Participant,
  AppointmentWord,
  MessageSchedule,
  ScheduleRevision,
  ScheduleAssignment,
  ScheduleRollout,
  Scenario,
  Channel,
  ProviderImport,
  Sender,
  SenderSlot,
  Line,
  Sequence,
  OpenQuestion,
  MessageVisit,
  EdgePassage,
  SequenceInput,
  SequenceStep,
  EffectKey,
  Thread,
  ThreadWord,
  CustomField,
  Template,
  Broadcast,
  BroadcastRecipient,
  CreditBalance,
  CreditEntry,
  Message,
  MessageAttachment,
  DeliveryAttempt,
  Call,
  CallTurn,
  DeliveryCallback,
  InboundReceipt,
  RecoveredMessage,
  LogEntry,
  IdempotencyKey,
  ChangeBatch,
  ClockMove,
  UnknownNotice,
  WebhookSubscription,
  WebhookDelivery,
  WebhookTry,
  PushSubscription,
  PushNotice,
  DataKey,
  SecureContent,
  SecureLink,
  SecurePin,
  SecurePinGuard,
];
