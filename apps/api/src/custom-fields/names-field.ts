/**
 * Whether Liquid or a condition, also within JSON, names a contact's field: `custom.key`, bare or of the contact or the
 * participant, or `custom["key"]`. An appointment's own (`event.custom.key`) is another.
 */
export function namesField(text: string, key: string): boolean {
  const name = String.raw`(?:\.${key}(?!\w|-\w)|\[\s*\\?["']${key}\\?["']\s*\])`;
  return new RegExp(String.raw`(?<![\w.])(?:(?:contact|participant)\.)?custom${name}`, 'u').test(text);
}
