/** Where the provider fetches a clip; null: there is none, and it is left out. No published schedule names one yet. */
export function clipUrl(_attachment_id: string): string | null {
  return null;
}
