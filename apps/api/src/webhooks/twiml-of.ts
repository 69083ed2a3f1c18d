import { callTwiml, type CallTurn, type Heard } from '@kept/channels/call-twiml';
import { callTrouble } from '@kept/content/call-trouble';
import type { CallAnswer, CallResult } from '@kept/sequences/calls/call-answer';
import { digitUrl, forwardedUrl, type CallUrlRequest } from '@kept/sequences/calls/call-urls';
import { clipUrl } from './clip-url.ts';

type Answered = Extract<CallResult, { readonly type: 'answer' }>;

/** An answer as the provider is told it, with the addresses it comes back to. */
export function twimlOf({ answer, next_turn, from_address }: Answered, call: CallUrlRequest): string {
  const { locale, parts } = answer;
  return callTwiml({
    locale,
    parts: parts.flatMap(heard),
    next: nextOf(answer.next, { call, next_turn, from_address }),
  });
}

/** What is said when nothing can be read or decided in time; made of nothing but the address it was asked under. */
export function troubleTwiml(locale: string): string {
  return callTwiml({ locale, parts: [{ say: callTrouble(locale) }], next: { type: 'hang_up' } });
}

function heard(part: CallAnswer['parts'][number]): readonly Heard[] {
  if ('say' in part) return [part];
  const play_url = clipUrl(part.play);
  return play_url === null ? [] : [{ play_url }];
}

interface Onward extends Pick<Answered, 'next_turn' | 'from_address'> {
  readonly call: CallUrlRequest;
}

function nextOf(next: CallAnswer['next'], { call, next_turn, from_address }: Onward): CallTurn['next'] {
  switch (next.type) {
    case 'wait_for_digit':
      return { type: 'wait_for_digit', digit_url: digitUrl(call, next_turn) };
    case 'hang_up':
      return next;
    case 'connect':
      return { ...next, caller_id: from_address, ended_url: forwardedUrl(call) };
  }
}
