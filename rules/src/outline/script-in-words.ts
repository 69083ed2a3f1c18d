import type { Script } from '../document/content-schemas.ts';

/** What a call says, a line a part. */
export function scriptInWords(script: Script): readonly string[] {
  return script.map((part) => ('say' in part ? part.say : `Plays ${part.play}`));
}
