import type { Script } from '@kept/rules/document/content-schemas';

/** A call as it reads: what is said, a line a part; clips are heard, not read, and their ids tell nobody anything. */
export function scriptToRead(script: Script): string {
  return script.map((part) => ('say' in part ? part.say : '[a clip is played]')).join('\n');
}
