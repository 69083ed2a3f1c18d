import { explainRefusal } from '@kept/sequences/one-time/explain-refusal';
import type { ThreadReplied } from '@kept/sequences/one-time/write-thread-reply';
import { invalidRequest } from '../problems/invalid-request.ts';
import { Problem } from '../problems/problem.ts';

/** Why nothing was sent, in the words of who wanted to send it. */
export function replyRefused(refused: Exclude<ThreadReplied, { readonly type: 'made' }>): Problem {
  switch (refused.type) {
    case 'no_such_address':
      return invalidRequest([
        { field: '/to', code: 'no_such_address', message: 'is no address of this person on that channel' },
      ]);
    case 'not_secure':
      return new Problem({
        status: 409,
        code: 'secure_messaging_off',
        title: 'This cannot be sent securely',
        detail: 'Secure messaging is off: switch it on under Messaging > Secure Messaging, and send it again.',
      });
    case 'held':
      return invalidRequest([
        {
          field: '/message',
          code: refused.reason,
          message:
            refused.fields.length === 0
              ? 'has dynamic fields that cannot be filled in'
              : `has dynamic fields that this person does not have: ${refused.fields.join(', ')}`,
        },
      ]);
    case 'skipped':
      return new Problem({
        status: 409,
        code: refused.reason,
        title: 'This person cannot be written to there',
        detail: explainRefusal(refused.reason),
      });
    default:
      return refused satisfies never;
  }
}
