import { describe, expect, it } from 'vitest';
import { explainTrace } from './explain-trace.ts';
import type { TraceEntry } from './trace.ts';

type Entry = Partial<Omit<TraceEntry, 'rule' | 'verdict' | 'detail'>>;

const nameOf = (id: string) => (id === 'remind' ? 'Reminder' : null);

/** The sentence of one entry of a trace: its rule, its verdict and what it says of itself. */
function told(
  [rule, verdict]: readonly [string, TraceEntry['verdict']],
  detail: TraceEntry['detail'] = {},
  more: Entry = {},
): string | null {
  const entry = { rule, verdict, ruling: null, auto_message_id: 'remind', auto_reply_id: null, detail, ...more };
  return explainTrace([entry], { nameOf })[0] ?? null;
}

describe('a trace in sentences', () => {
  it.each<[readonly [string, TraceEntry['verdict']], TraceEntry['detail'], string | null]>([
    [['auto_reply', 'matched'], { phrase: 'late' }, '“Reminder” has an automatic answer for “late”: it was used.'],
    [
      ['auto_reply', 'matched'],
      { state: 'confirmed' },
      '“Reminder” has an automatic answer for when the client is confirmed: it was used.',
    ],
    [['auto_reply', 'matched'], {}, '“Reminder” has an automatic answer for this: it was used.'],
    [['auto_reply', 'shadowed'], {}, '“Reminder” has an automatic answer for this too, but another came first.'],
    [['auto_reply', 'suppressed'], {}, '“Reminder” has an automatic answer for this: a “do nothing” set it aside.'],
    [
      ['auto_reply', 'limit'],
      { limit: 'visits_per_message' },
      '“Reminder” has an automatic answer for this: it was not used, because one message had gone out three times.',
    ],
    [
      ['auto_reply', 'limit'],
      { limit: 'new' },
      '“Reminder” has an automatic answer for this: it was not used, because a limit was reached.',
    ],
    [['auto_reply', 'no_match'], {}, null],
    [['default_auto_reply', 'matched'], {}, 'The schedule’s defaults have an automatic answer for this: it was used.'],
    [['built_in', 'matched'], {}, 'The reply was taken in its usual meaning, as an answer to “Reminder”.'],
    [['built_in', 'matched'], { digit: '1' }, 'The digit was taken in its usual meaning, as an answer to “Reminder”.'],
    [['built_in', 'suppressed'], {}, 'The usual meaning of the answer was set aside by an authored one.'],
    [['built_in', 'no_match'], {}, null],
    [['mark', 'applied'], { state: 'reschedule_requested' }, 'The client was marked as asking for another time.'],
    [['mark', 'applied'], { state: 'new' }, 'The client was marked as new.'],
    [['mark', 'suppressed'], { reason: 'was_cancelled' }, 'Nothing was marked: the appointment had been cancelled.'],
    [
      ['mark', 'suppressed'],
      { reason: 'not_confirmed_yet' },
      'Nothing was marked: the client had cancelled before, so staff decide.',
    ],
    [
      ['mark', 'suppressed'],
      { reason: 'too_late_to_change' },
      'Nothing was marked: it was too late to change the appointment by message.',
    ],
    [['mark', 'suppressed'], { reason: 'act_too_late' }, 'Nothing was marked: the appointment was over.'],
    [['mark', 'suppressed'], {}, 'Nothing was marked.'],
    [['mark', 'ignored'], { reason: 'repeat' }, 'The client had given this answer before.'],
    [['mark', 'ignored'], {}, null],
    [['notify', 'suppressed'], {}, 'Staff were not told twice of the same answer.'],
    [['notify', 'applied'], {}, null],
    [
      ['send', 'suppressed'],
      { reason: 'mark_refused' },
      'The authored reply was not sent, because nothing was marked.',
    ],
    [['send', 'suppressed'], { reason: 'too_late' }, 'The reply was not sent: it would have come after the start.'],
    [['send', 'suppressed'], { reason: 'opted_out' }, 'Not sent: the client asked to get no more messages.'],
    [['send', 'applied'], {}, null],
    [['transition', 'applied'], {}, '“Reminder” was sent next, as the answer says.'],
    [
      ['transition', 'ignored'],
      { reason: 'no_address' },
      '“Reminder” was not sent next. Not sent: there is no usable phone number or email address.',
    ],
    [
      ['transition', 'suppressed'],
      { reason: 'turn_ended' },
      '“Reminder” was not sent next: another message already was.',
    ],
    [['transition', 'suppressed'], {}, null],
    [['override', 'applied'], { override: 'enabled' }, '“Reminder” was enabled for this person.'],
    [['override', 'ignored'], { override: 'enabled' }, null],
    [['plan', 'applied'], {}, '“Reminder” went out because its time had come.'],
    [['plan', 'suppressed'], { reason: 'too_late' }, '“Reminder” was not sent: it would have come too late.'],
    [['timer', 'matched'], {}, 'No response to “Reminder” came in time.'],
    [['timer', 'applied'], {}, 'Waiting for a response to “Reminder”.'],
    [['timer', 'suppressed'], { reason: 'new' }, 'Waiting for a response to “Reminder” ended: things had changed.'],
    [['timer', 'ignored'], {}, null],
    [
      ['limit', 'limit'],
      { limit: 'answers_per_hour' },
      'The automatic answers stopped: ten automatic answers had gone out within an hour.',
    ],
    [
      ['limit', 'limit'],
      { limit: 'transitions_in_all' },
      'The automatic answers stopped: twenty-five messages had followed each other.',
    ],
    [
      ['limit', 'limit'],
      { limit: 'transitions_without_client' },
      'The automatic answers stopped: ten messages had followed each other without a word from the client.',
    ],
    [['limit', 'limit'], {}, 'The automatic answers stopped: a limit was reached.'],
    [
      ['inbox', 'applied'],
      { reason: 'ambiguous' },
      'The reply may be about any of several appointments, so it waits in the inbox.',
    ],
    [
      ['inbox', 'applied'],
      { reason: 'asked' },
      'The reply may be about any of several appointments, so the client was asked which one is meant.',
    ],
    [
      ['inbox', 'applied'],
      { reason: 'no_open_question' },
      'The reply answers no message that still takes replies, so it waits in the inbox.',
    ],
    [['inbox', 'applied'], {}, 'The reply waits in the inbox.'],
    [['picked', 'applied'], {}, 'The client said that this appointment was meant.'],
    [
      ['old_time', 'applied'],
      {},
      'The reply was about the old time in “Reminder”: nothing was marked, and the new time was sent.',
    ],
    [['state', 'applied'], { state: 'confirmed', by: 'client_page' }, 'The client answered on their page: confirmed.'],
    [['state', 'applied'], { state: 'none', by: 'api' }, 'The answer was set to not answered by the API.'],
    [['state', 'applied'], { state: 'new', by: 'staff' }, 'The answer was set to new by staff.'],
    [['appointment', 'applied'], { change: 'moved' }, 'The appointment was moved.'],
    [['appointment', 'ignored'], { change: 'moved' }, null],
    [
      ['participant', 'applied'],
      { change: 'removed' },
      'The client was taken off the appointment: nothing more is sent to them.',
    ],
    [['participant', 'applied'], { change: 'edited' }, 'The client’s details were changed.'],
    [['delivery', 'applied'], { outcome: 'unknown' }, 'Nobody knows yet whether “Reminder” arrived.'],
    [['delivery', 'applied'], { outcome: 'accepted' }, null],
    [['delivery', 'ignored'], { outcome: 'failed' }, null],
    [['call', 'applied'], {}, 'The digit means nothing here, or none came in time: the call asked again.'],
    [['call', 'limit'], { limit: 'prompts' }, 'The call ended, because it had prompted three times.'],
    [['call', 'limit'], { limit: 'repeats' }, 'The call ended, because it had repeated itself three times.'],
    [['call', 'limit'], { limit: 'asked_again' }, 'The call ended, because it had asked again twice.'],
    [['call', 'limit'], { limit: 'digits' }, 'The call ended, because too many digits were dialled.'],
    [['call', 'limit'], { limit: 'new' }, null],
    [['call', 'ignored'], { reason: 'ended' }, 'The digit was ignored: the call was over.'],
    [['call', 'ignored'], { reason: 'over' }, 'The digit was ignored: the call was just ending.'],
    [['call', 'ignored'], { reason: 'unknown' }, 'The digit was ignored: it belongs to no call known here.'],
    [['call', 'ignored'], { reason: 'opted_out' }, 'The call ended without a word, because the client had opted out.'],
    [
      ['call', 'ignored'],
      { reason: 'no_open_question' },
      'The digit was ignored: the message takes no answers any more.',
    ],
    [['call', 'ignored'], {}, null],
    [['call_ended', 'applied'], { outcome: 'completed' }, 'The call for “Reminder” is over: a person answered it.'],
    [['call_ended', 'applied'], { outcome: 'no_answer' }, 'The call for “Reminder” is over: nobody answered.'],
    [['call_ended', 'applied'], { outcome: 'busy' }, 'The call for “Reminder” is over: the line was busy.'],
    [['call_ended', 'applied'], { outcome: 'voicemail' }, 'The call for “Reminder” is over: a machine answered.'],
    [['call_ended', 'applied'], { outcome: 'failed' }, 'The call for “Reminder” is over: it could not be connected.'],
    [['call_ended', 'applied'], { outcome: 'new' }, 'The call for “Reminder” is over: new.'],
    [['call_ended', 'ignored'], {}, null],
    [['no_response', 'matched'], {}, 'Nobody responded to “Reminder” on the phone, so its answer was used.'],
    [['no_response', 'no_match'], {}, 'Nothing is authored for no response to “Reminder”.'],
    [
      ['no_response', 'limit'],
      { limit: 'visits_per_message' },
      'The answer to no response was not used, because one message had gone out three times.',
    ],
    [['no_response', 'limit'], {}, 'The answer to no response was not used, because a limit was reached.'],
    [
      ['no_response', 'suppressed'],
      { reason: 'after_start' },
      'The answer to no response was not used: the appointment had begun, so staff were told instead.',
    ],
    [['no_response', 'suppressed'], {}, 'The answer to no response was not used: things had changed.'],
    [['forward', 'applied'], {}, 'The call was forwarded.'],
    [
      ['forward', 'ignored'],
      { reason: 'not_allowed' },
      'The call was not forwarded, because the account may not: staff were told.',
    ],
    [
      ['forward', 'ignored'],
      {},
      'The call was not forwarded, because there is no number to forward it to: staff were told.',
    ],
    [['action', 'ignored'], { reason: 'nobody_on_the_phone' }, 'Nothing was said, because nobody was on the phone.'],
    [['action', 'ignored'], {}, null],
    [['message_fails', 'no_match'], {}, 'Staff were told that “Reminder” failed.'],
    [['message_fails', 'suppressed'], {}, null],
    [['constructor', 'applied'], {}, null],
  ])('%j, %j: %s', (about, detail, sentence) => {
    expect(told(about, detail)).toBe(sentence);
  });

  it.each([
    ['reply', 'the client replied'],
    ['state', 'the client’s answer was changed'],
    ['opted_out', 'the client opted out'],
    ['appointment_moved', 'the appointment was moved'],
    ['appointment_cancelled', 'the appointment was cancelled'],
    ['staff_edit', 'the appointment was edited'],
    ['participant_removed', 'the client was taken off the appointment'],
    ['newer_message', 'a newer message went out'],
    ['transition', 'another message took its place'],
    ['message_failed', 'the message failed'],
    ['changed', 'things had changed meanwhile'],
    ['after_start', 'the appointment had begun, so staff were told instead'],
    ['reply_window_over', 'the time for answers was over'],
  ])('waiting that ends for %s', (reason, words) => {
    expect(told(['timer', 'suppressed'], { reason })).toBe(`Waiting for a response to “Reminder” ended: ${words}.`);
  });

  it.each([
    ['send_now', 'sent “Reminder” now', 'asked to send “Reminder” now'],
    ['skip', 'skipped “Reminder”', 'asked to skip “Reminder”'],
    ['hold', 'held “Reminder” back', 'asked to hold “Reminder” back'],
    ['release', 'let “Reminder” go', 'asked to let “Reminder” go'],
    ['enable', 'switched “Reminder” on for this person', 'asked to switch “Reminder” on'],
    ['disable', 'switched “Reminder” off for this person', 'asked to switch “Reminder” off'],
  ])('staff who %s', (command, did, asked) => {
    expect(told(['staff', 'applied'], { command })).toBe(`A member of staff ${did}.`);
    expect(told(['staff', 'applied'], { command, waits: 'quiet_hours' })).toBe(
      `A member of staff ${did}; it waits for the end of quiet hours.`,
    );
    expect(told(['staff', 'ignored'], { command, reason: 'unknown_message' })).toContain(
      `A member of staff ${asked}; nothing was done: `,
    );
    expect(told(['staff', 'applied'], { command: 'dance' })).toBe(null);
  });

  it('an opt-out, and one that may mean the appointment (ruling 2)', () => {
    expect(told(['opt_out', 'matched'], {}, { ruling: 1 })).toBe(
      'The client opted out: nothing more is sent to this address.',
    );
    expect(told(['opt_out', 'matched'], {}, { ruling: 2 })).toBe(
      'The word CANCEL stops messages by text; staff were told that the appointment may have been meant.',
    );
  });

  it('a message without a name that is known is “the message”', () => {
    for (const auto_message_id of ['gone', null]) {
      expect(told(['plan', 'applied'], {}, { auto_message_id })).toBe(
        'The message went out because its time had come.',
      );
      expect(told(['timer', 'matched'], {}, { auto_message_id })).toBe('No response to the message came in time.');
    }
  });
});
