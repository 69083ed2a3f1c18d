import type { SecureMessagingSettings } from '@kept/persistence/secure-messaging-settings';

/** An account that has said nothing yet: off, and with the seeds' words and times once it is on. */
export const usualSecureMessaging: SecureMessagingSettings = {
  enabled: false,
  records_email_opens: false,
  link_subject: null,
  link_body: null,
  link_lifetime: '24_hours',
  default_pin: null,
  automated: [],
  retention_days: null,
};
