import { createHash } from 'node:crypto';
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import { LoggerModule } from 'nestjs-pino';
import type { Settings } from '@kept/settings/settings';
import { AccessModule } from './access/access.module.ts';
import { AnsweringModule } from './answering/answering.module.ts';
import { MOST_REQUESTS_A_MINUTE } from './access/most-requests.ts';
import { ApiKeysModule } from './api-keys/api-keys.module.ts';
import { AppointmentPageModule } from './appointment-page/appointment-page.module.ts';
import { AppointmentsModule } from './appointments/appointments.module.ts';
import { AppointmentDetailsModule } from './appointment-details/appointment-details.module.ts';
import { CalendarsModule } from './calendars/calendars.module.ts';
import { ChannelsModule } from './channels/channels.module.ts';
import { BroadcastsModule } from './broadcasts/broadcasts.module.ts';
import { ConsentsModule } from './consents/consents.module.ts';
import { ContactDeletionModule } from './contact-deletion/contact-deletion.module.ts';
import { ContactExportModule } from './contact-export/contact-export.module.ts';
import { ContactsModule } from './contacts/contacts.module.ts';
import { CreditsModule } from './credits/credits.module.ts';
import { DatabaseModule } from './database/database.module.ts';
import { AttachmentsModule } from './attachments/attachments.module.ts';
import { EventsModule } from './events/events.module.ts';
import { FilesModule } from './files/files.module.ts';
import { HealthModule } from './health/health.module.ts';
import { IdempotencyKeys } from './http/idempotency-keys.ts';
import { IdempotentRequests } from './http/idempotent-requests.interceptor.ts';
import { logOptions } from './http/log-options.ts';
import { OpenConnections } from './http/open-connections.ts';
import { RequestValidationPipe } from './http/request-validation.pipe.ts';
import { InvitationsModule } from './invitations/invitations.module.ts';
import { LiveModule } from './live/live.module.ts';
import { LogModule } from './log/log.module.ts';
import { MessageSchedulesModule } from './message-schedules/message-schedules.module.ts';
import { MessagesModule } from './messages/messages.module.ts';
import { NotificationSettingsModule } from './notification-settings/notification-settings.module.ts';
import { NudgingModule } from './nudging/nudging.module.ts';
import { PagesModule } from './pages/pages.module.ts';
import { ParticipantsModule } from './participants/participants.module.ts';
import { PasswordModule } from './password/password.module.ts';
import { ProblemFilter } from './problems/problem.filter.ts';
import { PushModule } from './push/push.module.ts';
import { ReferenceModule } from './reference/reference.module.ts';
import { SandboxClockModule } from './sandbox-clock/sandbox-clock.module.ts';
import { SandboxFaultsModule } from './sandbox-faults/sandbox-faults.module.ts';
import { SandboxMailboxesModule } from './sandbox-mailboxes/sandbox-mailboxes.module.ts';
import { SandboxPhonesModule } from './sandbox-phones/sandbox-phones.module.ts';
import { ScheduleAssignmentsModule } from './schedule-assignments/schedule-assignments.module.ts';
import { ScenariosModule } from './scenarios/scenarios.module.ts';
import { FactsModule } from './facts/facts.module.ts';
import { RunningSequencesModule } from './running-sequences/running-sequences.module.ts';
import { ScheduleCountsModule } from './schedule-counts/schedule-counts.module.ts';
import { ImpactModule } from './schedule-impact/impact.module.ts';
import { RolloutsModule } from './schedule-rollouts/rollouts.module.ts';
import { SecureMessagingModule } from './secure-messaging/secure-messaging.module.ts';
import { OpenPictureModule } from './open-picture/open-picture.module.ts';
import { SecurePageModule } from './secure-page/secure-page.module.ts';
import { SendingSettingsModule } from './sending-settings/sending-settings.module.ts';
import { SendMessageModule } from './send-message/send-message.module.ts';
import { SessionModule } from './session/session.module.ts';
import { settingsProvider } from './settings.provider.ts';
import { StopListModule } from './stop-list/stop-list.module.ts';
import { CustomFieldsModule } from './custom-fields/custom-fields.module.ts';
import { TemplatesModule } from './templates/templates.module.ts';
import { SystemTextsModule } from './system-texts/system-texts.module.ts';
import { OutboxModule } from './outbox/outbox.module.ts';
import { ThreadsModule } from './threads/threads.module.ts';
import { UnsubscribeModule } from './unsubscribe/unsubscribe.module.ts';
import { UsersModule } from './users/users.module.ts';
import { WebhookSubscriptionsModule } from './webhook-subscriptions/webhook-subscriptions.module.ts';
import { WebhooksModule } from './webhooks/webhooks.module.ts';

/**
 * Whose requests count together in this process, before anything is looked up; a key is counted by its hash, which is no
 * secret to keep. What a key may do over all processes, `KeyLimits` counts.
 */
const trackerOf = ({ headers, ip }: Readonly<Record<string, unknown>>): string => {
  const authorization =
    typeof headers === 'object' && headers !== null && 'authorization' in headers ? headers.authorization : undefined;
  return typeof authorization === 'string'
    ? createHash('sha256').update(authorization).digest('base64url')
    : String(ip);
};

@Module({
  imports: [
    LoggerModule.forRootAsync({
      providers: [settingsProvider],
      inject: [settingsProvider.provide],
      useFactory: (settings: Settings) => logOptions(settings.log_level),
    }),
    ThrottlerModule.forRoot({
      throttlers: [{ ttl: 60_000, limit: MOST_REQUESTS_A_MINUTE, setHeaders: false }],
      getTracker: async (request) => trackerOf(request),
      generateKey: (_context, tracker) => tracker,
    }),
    DiscoveryModule,
    DatabaseModule,
    FilesModule,
    AccessModule,
    SessionModule,
    PasswordModule,
    UsersModule,
    InvitationsModule,
    ApiKeysModule,
    NudgingModule,
    AnsweringModule,
    AppointmentsModule,
    EventsModule,
    AppointmentDetailsModule,
    BroadcastsModule,
    CalendarsModule,
    ChannelsModule,
    ConsentsModule,
    ContactDeletionModule,
    ContactExportModule,
    ContactsModule,
    CreditsModule,
    MessageSchedulesModule,
    ScheduleAssignmentsModule,
    SendingSettingsModule,
    NotificationSettingsModule,
    PushModule,
    RolloutsModule,
    ImpactModule,
    ScheduleCountsModule,
    RunningSequencesModule,
    FactsModule,
    ScenariosModule,
    StopListModule,
    SystemTextsModule,
    CustomFieldsModule,
    TemplatesModule,
    AttachmentsModule,
    LiveModule,
    LogModule,
    SandboxClockModule,
    SandboxPhonesModule,
    SandboxMailboxesModule,
    SandboxFaultsModule,
    ParticipantsModule,
    MessagesModule,
    SendMessageModule,
    ThreadsModule,
    OutboxModule,
    WebhooksModule,
    WebhookSubscriptionsModule,
    SecureMessagingModule,
    AppointmentPageModule,
    SecurePageModule,
    OpenPictureModule,
    UnsubscribeModule,
    HealthModule,
    ReferenceModule,
    PagesModule,
  ],
  providers: [
    OpenConnections,
    { provide: APP_GUARD, useClass: ThrottlerGuard },
    IdempotencyKeys,
    { provide: APP_INTERCEPTOR, useClass: IdempotentRequests },
    { provide: APP_PIPE, useClass: RequestValidationPipe },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class ApiModule {}
