import type { Channel } from '@kept/rules/facts';
import type { FieldError } from '../problems/problem.ts';
import { pinErrors } from './pin-errors.ts';

interface Sent {
  readonly channel: Channel;
  readonly send_securely: boolean;
  /** Null: none of this send. */
  readonly pin: string | null;
}

/** What each field of a send by itself does not show of how it is to go: a call that is to go securely, a PIN of nothing. */
export function wrongSecurity({ channel, send_securely, pin }: Sent): readonly FieldError[] {
  if (send_securely && channel === 'call') {
    const message = 'cannot be done with a call, which has no place for a link: send a text or an email';
    return [{ field: '/send_securely', code: 'secure_call', message }];
  }
  if (pin === null) return [];
  if (send_securely) return pinErrors('/pin', pin);
  const message = 'is for what is sent securely: set `send_securely`, or leave it away';
  return [{ field: '/pin', code: 'not_secure', message }];
}
