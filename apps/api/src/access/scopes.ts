/** What a key may do; a key carries some of them, a session those of its person's role. */
export const SCOPES = [
  'events:read',
  'events:write',
  'message_schedules:read',
  'message_schedules:write',
  'contacts:read',
  'contacts:write',
  'templates:read',
  'templates:write',
  'stop_list:read',
  'stop_list:write',
  'attachments:read',
  'attachments:write',
  'log:read',
  'messages:read',
  'messages:send',
  'secure_messages:read',
  'webhooks:read',
  'webhooks:write',
  'sandbox',
] as const;

export type Scope = (typeof SCOPES)[number];

export const isScope = (text: string): text is Scope => SCOPES.some((scope) => scope === text);

/** Whether private words are shown and PINs read out. A key for messages alone is not one for these: it says so itself. */
export const mayReadSecure = (scopes: readonly Scope[]): boolean => scopes.includes('secure_messages:read');

/** What each role may do on the pages: an admin everything, staff the daily work, which changes no schedule. */
export const SCOPES_OF_ROLE: Readonly<Record<'admin' | 'staff', readonly Scope[]>> = {
  admin: SCOPES,
  staff: [
    'events:read',
    'events:write',
    'message_schedules:read',
    'contacts:read',
    'contacts:write',
    'templates:read',
    'templates:write',
    'stop_list:read',
    'stop_list:write',
    'attachments:read',
    'attachments:write',
    'log:read',
    'messages:read',
    'messages:send',
    'secure_messages:read',
    'sandbox',
  ],
};
