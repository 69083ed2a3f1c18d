/** The strong entity tag of an appointment with its participants as they stand after so many edits. */
export function eventEtag(edition: number): string {
  return `"e${edition}"`;
}
