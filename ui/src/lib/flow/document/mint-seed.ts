/** What new ids are made of: letters and digits that were never used before. */
export function mintSeed(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(0, 12);
}

/** A new id of a message or an auto reply. */
export function mintId(kind: 'msg' | 'ar'): string {
  return `${kind}_${mintSeed()}`;
}
