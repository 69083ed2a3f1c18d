import { checkTemplate } from '@kept/content/check-template';
import type { FieldError } from '../problems/problem.ts';

/** A PIN that is the same for all is guessed in ten thousand tries at best; a shorter one in less. */
const SHORTEST_PIN = 4;

/** What a PIN with Liquid cannot be, told of its field. */
export function pinErrors(field: string, pin: string): readonly FieldError[] {
  if (pin.trim() === '') return [{ field, code: 'blank', message: 'is empty: leave it away for none' }];
  const wrong = checkTemplate(pin, 'pin').map(({ code, message }) => ({ field, code, message }));
  if (wrong.length > 0 || pin.includes('{') || pin.trim().length >= SHORTEST_PIN) return wrong;
  const message = `has fewer than ${SHORTEST_PIN} characters and is guessed too soon: write a longer one`;
  return [{ field, code: 'too_short', message }];
}
