import type { MakeApiKey } from '#lib/api/generated/types.gen.ts';

/** What a key may do, by the API's own name of it. */
export type Scope = MakeApiKey['scopes'][number];

/** Every scope with what it opens. */
export const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  'events:read': 'Read appointments and what was sent for them',
  'events:write': 'Make, change and cancel appointments',
  'message_schedules:read': 'Read message schedules',
  'message_schedules:write': 'Change and publish message schedules',
  'stop_list:read': 'Read the stop list',
  'stop_list:write': 'Put addresses on the stop list and take them off',
  'attachments:read': 'Read files',
  'attachments:write': 'Upload files',
  'contacts:read': 'Read contacts and find them',
  'contacts:write': 'Make, change, merge and split contacts',
  'templates:read': 'Read templates',
  'templates:write': 'Write and archive templates',
  'messages:read': 'Read the inbox, the outbox and what was sent',
  'messages:send': 'Write to people, answer them, and see to the inbox',
  'secure_messages:read': 'Read what was sent and answered securely, and read PINs out',
  'log:read': 'Read the log: messages, answers, opt-outs and changes',
  'webhooks:read': 'Read webhooks and what was told to them',
  'webhooks:write': 'Have programs told of messages and answers, with their words',
  sandbox: 'Play client in the sandbox: phones, mailboxes, the clock',
};

const isScope = (name: string): name is Scope => Object.hasOwn(SCOPE_WORDS, name);

/** In the order they are offered. */
export const SCOPES: readonly Scope[] = Object.keys(SCOPE_WORDS).filter(isScope);
