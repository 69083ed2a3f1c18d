import type { SystemTextKey } from '../system-text.ts';
import type { CallTurn } from './turn.ts';

/** Says a text of the product's own in the call, once an answer. */
export function sayText(call: CallTurn, text: SystemTextKey): void {
  if (call.says.some((source) => source.kind === 'system_text' && source.text === text)) return;
  call.says.push({ kind: 'system_text', text });
}
