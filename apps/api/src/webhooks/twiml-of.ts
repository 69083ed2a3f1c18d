import { callTwiml, type CallTurn, type Heard } from '@kept/channels/call-twiml';
import { callTrouble } from '@kept/content/call-trouble';
import type { CallAnswer, CallResult } from '@kept/sequences/calls/call-answer';
import { digitUrl, forwardedUrl, type CallUrlRequest } from '@kept/sequences/calls/call-urls';
import type { Settings } from '@kept/settings/settings';
import { clipUrl } from './clip-url.ts';

type Answered = Extract<CallResult, { readonly type: 'answer' }>;
type CallPath = Omit<CallUrlRequest, 'public_url'>;

/** An answer as the provider is told it, with the addresses it comes back to. */
export function twimlOf(answered: Answered, to: { readonly settings: Settings; readonly call: CallPath }): string {
  const { locale, parts, next } = answered.answer;
  const { public_url } = to.settings;
  const heard = (part: CallAnswer['parts'][number]): readonly Heard[] => {
    if ('say' in part) return [part];
    const play_url = clipUrl(to.settings, { account_id: to.call.account_id, clip: part.play });
    return play_url === null ? [] : [{ play_url }];
  };
  return callTwiml({
    locale,
    voices: answered.voices,
    parts: parts.flatMap(heard),
    next: nextOf(next, { ...answered, call: { public_url, ...to.call } }),
  });
}

/** What is said when nothing can be read or decided in time; made of nothing but the address it was asked under. */
export function troubleTwiml(locale: string): string {
  return callTwiml({ locale, voices: {}, parts: [{ say: callTrouble(locale) }], next: { type: 'hang_up' } });
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
