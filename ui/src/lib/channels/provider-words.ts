/** What each kind of channel is called. */
export const PROVIDERS = {
  twilio: { title: 'Text messages and calls', begin: 'Connect Twilio' },
  smtp: { title: 'Email', begin: 'Connect a mail server' },
} as const;
