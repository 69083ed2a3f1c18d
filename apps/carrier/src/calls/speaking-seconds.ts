/** An unhurried voice. */
const CHARACTERS_A_SECOND = 15;

/** How long the carrier's voice takes for a text. */
export function speakingSeconds(text: string): number {
  return Math.max(1, text.length / CHARACTERS_A_SECOND);
}
