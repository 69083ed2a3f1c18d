/** What a key may do; a key carries some of them. */
export const SCOPES = [
  'events:read',
  'events:write',
  'message_schedules:read',
  'message_schedules:write',
  'stop_list:read',
  'stop_list:write',
  'sandbox',
] as const;

export type Scope = (typeof SCOPES)[number];

export const isScope = (text: string): text is Scope => SCOPES.some((scope) => scope === text);
