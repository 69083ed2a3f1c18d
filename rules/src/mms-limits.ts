/** What carriers take with one text: https://www.twilio.com/docs/messaging/guides/accepted-mime-types. */
export const MMS_LIMITS = {
  files: 10,
  /** All of them together. */
  bytes: 5 * 1024 * 1024,
} as const;

const TYPES: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'audio/mpeg',
  'audio/mp4',
  'audio/ogg',
  'audio/amr',
  'video/mp4',
  'video/3gpp',
  'video/quicktime',
  'application/pdf',
  'text/vcard',
  'text/csv',
  'text/calendar',
]);

/** Whether carriers hand files of this content type on to phones. */
export function isMmsType(content_type: string): boolean {
  return TYPES.has(content_type);
}
