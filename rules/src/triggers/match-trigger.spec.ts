import { describe, expect, it } from 'vitest';
import { define, schedule } from '../scenario.spec-support.ts';
import { normaliseReply } from '../text/normalise-reply.ts';
import { matchTrigger } from './match-trigger.ts';
import type { Occurrence } from './occurrence.ts';

const reply = (text: string, channel: 'sms' | 'email' = 'sms'): Occurrence => ({
  kind: 'reply',
  reply: normaliseReply(text, channel),
});

const OCCURRENCES = {
  late: reply('late'),
  'running late': reply('I am running late'),
  digit_4: { kind: 'digit', digit: '4' },
  digit_5: { kind: 'digit', digit: '5' },
  silence_60: { kind: 'silence', minutes: 60 },
  silence_90: { kind: 'silence', minutes: 90 },
  unanswered: { kind: 'unanswered' },
  failure: { kind: 'failure' },
  confirmed: { kind: 'act', state: 'confirmed' },
  cancelled: { kind: 'act', state: 'cancelled' },
  reschedule: { kind: 'act', state: 'reschedule_requested' },
  accepted: { kind: 'act', state: 'accepted' },
  declined: { kind: 'act', state: 'declined' },
} as const satisfies Record<string, Occurrence>;

describe('a trigger fires on what it waits for, and on nothing else', () => {
  it.each<[object, Readonly<Record<string, string | null>>]>([
    [{ type: 'reply_is', any_of: ['soon', 'Late!'] }, { late: 'Late!' }],
    [
      { type: 'reply_includes', any_of: ['soon', 'late'] },
      { late: 'late', 'running late': 'late' },
    ],
    [{ type: 'any_other_reply' }, { late: null, 'running late': null }],
    [{ type: 'no_response_after', minutes: 60 }, { silence_60: null }],
    [{ type: 'message_fails' }, { failure: null }],
    [{ type: 'call_fails' }, { failure: null }],
    [{ type: 'no_response' }, { unanswered: null }],
    [{ type: 'client_dials', digit: '4' }, { digit_4: '4' }],
    [{ type: 'digit_not_recognized' }, { digit_4: null, digit_5: null }],
    [{ type: 'client_confirms' }, { confirmed: null }],
    [{ type: 'client_cancels' }, { cancelled: null }],
    [{ type: 'client_requests_reschedule' }, { reschedule: null }],
    [{ type: 'client_accepts' }, { accepted: null }],
    [{ type: 'client_declines' }, { declined: null }],
  ])('%j', (written, expected) => {
    const document = { ...schedule(), default_auto_replies: [{ id: 'a', trigger: written, actions: [] }] };
    const [auto_reply] = define(document).default_auto_replies;
    if (auto_reply === undefined) throw new Error('it was not read');
    const fired = Object.entries(OCCURRENCES).flatMap(([name, occurrence]) => {
      const match = matchTrigger(auto_reply.trigger, occurrence);
      return match === null ? [] : [[name, match.phrase] as const];
    });
    expect(Object.fromEntries(fired)).toEqual(expected);
  });
});
