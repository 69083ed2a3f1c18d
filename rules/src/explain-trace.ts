import { explainRefusal } from './explain-refusal.ts';
import { explainSkip } from './explain-skip.ts';
import { ownValue } from './own-value.ts';
import type { TraceEntry } from './trace.ts';

/** The authored name of an auto message; null when it is no longer known. */
export type NameOf = (auto_message_id: string) => string | null;

/** What the sentences take from elsewhere. */
export interface TraceWords {
  readonly nameOf: NameOf;
  /** `explainFailure`, or nothing where no carrier is asked and the code itself will do: its words are many. */
  readonly explainFailure?: (code: string) => string;
}

type Tell = (entry: Told) => string | null;

interface Told extends TraceEntry {
  /** “Reminder, 1 day before”, or `the message`. */
  readonly name: string;
  readonly text: (key: string) => string;
  readonly explainFailure: (code: string) => string;
}

/**
 * A trace in plain sentences, in the order in which the rules were looked at. What was looked at and did not
 * apply is left out, unless it would have applied.
 */
export function explainTrace(
  trace: readonly TraceEntry[],
  { nameOf, explainFailure = namingTheCode }: TraceWords,
): string[] {
  return trace.flatMap((entry) => {
    const known = entry.auto_message_id === null ? null : nameOf(entry.auto_message_id);
    const name = known === null ? 'the message' : `“${known}”`;
    const sentence = ownValue(
      TELLERS,
      entry.rule,
    )?.({ ...entry, name, explainFailure, text: (key) => String(entry.detail[key] ?? '') });
    return sentence ? [sentence] : [];
  });
}

const STATES: Readonly<Record<string, string>> = {
  none: 'not answered',
  confirmed: 'confirmed',
  accepted: 'accepted',
  declined: 'declined',
  cancelled: 'cancelled',
  reschedule_requested: 'asking for another time',
};

const MARK_REFUSED: Readonly<Record<string, string>> = {
  was_cancelled: 'Nothing was marked: the appointment had been cancelled.',
  not_confirmed_yet: 'Nothing was marked: the client had cancelled before, so staff decide.',
  too_late_to_change: 'Nothing was marked: it was too late to change the appointment by message.',
  act_too_late: 'Nothing was marked: the appointment was over.',
};

const LIMITS: Readonly<Record<string, string>> = {
  visits_per_message: 'one message had gone out three times',
  transitions_without_client: 'ten messages had followed each other without a word from the client',
  transitions_in_all: 'twenty-five messages had followed each other',
  answers_per_hour: 'ten automatic answers had gone out within an hour',
};

const WAITING_ENDED: Readonly<Record<string, string>> = {
  reply: 'the client replied',
  state: 'the client’s answer was changed',
  opted_out: 'the client opted out',
  appointment_moved: 'the appointment was moved',
  appointment_cancelled: 'the appointment was cancelled',
  staff_edit: 'the appointment was edited',
  participant_removed: 'the client was taken off the appointment',
  newer_message: 'a newer message went out',
  transition: 'another message took its place',
  message_failed: 'the message failed',
  changed: 'things had changed meanwhile',
  after_start: 'the appointment had begun, so staff were told instead',
  reply_window_over: 'the time for answers was over',
};

const CALL_OUTCOMES: Readonly<Record<string, string>> = {
  completed: 'a person answered it',
  no_answer: 'nobody answered',
  busy: 'the line was busy',
  voicemail: 'a machine answered',
  failed: 'it could not be connected',
};

const CALL_LIMITS: Readonly<Record<string, string>> = {
  prompts: 'The call ended, because it had prompted three times.',
  repeats: 'The call ended, because it had repeated itself three times.',
  asked_again: 'The call ended, because it had asked again twice.',
  digits: 'The call ended, because too many digits were dialled.',
};

const CALL_IGNORED: Readonly<Record<string, string>> = {
  ended: 'The digit was ignored: the call was over.',
  over: 'The digit was ignored: the call was just ending.',
  unknown: 'The digit was ignored: it belongs to no call known here.',
  opted_out: 'The call ended without a word, because the client had opted out.',
  no_open_question: 'The digit was ignored: the message takes no answers any more.',
};

const INBOX: Readonly<Record<string, string>> = {
  no_match: 'No automatic answer fits the reply, so it waits in the inbox.',
  ambiguous: 'The reply may be about any of several appointments, so it waits in the inbox.',
  asked: 'The reply may be about any of several appointments, so the client was asked which one is meant.',
  one_time_message: 'The reply came after a message that staff had written, so it waits in the inbox.',
  no_open_question: 'The reply answers no message that still takes replies, so it waits in the inbox.',
};

const COMMANDS: Readonly<Record<string, { readonly did: string; readonly asked: string }>> = {
  send_now: { did: 'sent %s now', asked: 'asked to send %s now' },
  skip: { did: 'skipped %s', asked: 'asked to skip %s' },
  hold: { did: 'held %s back', asked: 'asked to hold %s back' },
  release: { did: 'let %s go', asked: 'asked to let %s go' },
  enable: { did: 'switched %s on for this person', asked: 'asked to switch %s on' },
  disable: { did: 'switched %s off for this person', asked: 'asked to switch %s off' },
};

function staffDid({ verdict, name, text }: Told): string | null {
  const words = ownValue(COMMANDS, text('command'));
  if (words === undefined) return null;
  if (verdict !== 'applied') {
    const asked = `A member of staff ${words.asked.replace('%s', () => name)}`;
    return `${asked}; nothing was done: ${lowerFirst(explainRefusal(text('reason')))}`;
  }
  const did = `A member of staff ${words.did.replace('%s', () => name)}`;
  return text('waits') === 'quiet_hours' ? `${did}; it waits for the end of quiet hours.` : `${did}.`;
}

/** What an auto reply was looked at for: a phrase, a state, or whatever its trigger says. */
function occasion(text: Told['text']): string {
  if (text('phrase') !== '') return `“${text('phrase')}”`;
  return text('state') === '' ? 'this' : `when the client is ${STATES[text('state')] ?? text('state')}`;
}

function authored(owner: (name: string) => string): Tell {
  return ({ verdict, name, text }) => {
    const rule = `${owner(name)} an automatic answer for ${occasion(text)}`;
    switch (verdict) {
      case 'matched':
        return `${rule}: it was used.`;
      case 'shadowed':
        return `${rule} too, but another came first.`;
      case 'suppressed':
        return `${rule}: a “do nothing” set it aside.`;
      case 'limit':
        return `${rule}: it was not used, because ${LIMITS[text('limit')] ?? 'a limit was reached'}.`;
      case 'no_match':
      case 'applied':
      case 'ignored':
        return null;
    }
  };
}

const TELLERS: Readonly<Record<string, Tell>> = {
  auto_reply: authored((name) => `${capital(name)} has`),
  default_auto_reply: authored(() => 'The schedule’s defaults have'),
  built_in: ({ verdict, name, text }) => {
    const what = text('digit') === '' ? 'reply' : 'digit';
    if (verdict === 'matched') return `The ${what} was taken in its usual meaning, as an answer to ${name}.`;
    return verdict === 'suppressed' ? 'The usual meaning of the answer was set aside by an authored one.' : null;
  },
  mark: ({ verdict, text }) => {
    if (verdict === 'applied') return `The client was marked as ${STATES[text('state')] ?? text('state')}.`;
    if (verdict === 'suppressed') return MARK_REFUSED[text('reason')] ?? 'Nothing was marked.';
    return text('reason') === 'repeat' ? 'The client had given this answer before.' : null;
  },
  notify: ({ verdict }) => (verdict === 'suppressed' ? 'Staff were not told twice of the same answer.' : null),
  send: ({ verdict, text }) => {
    if (verdict !== 'suppressed') return null;
    if (text('reason') === 'mark_refused') return 'The authored reply was not sent, because nothing was marked.';
    if (text('reason') === 'too_late') return 'The reply was not sent: it would have come after the start.';
    return explainSkip(text('reason'));
  },
  transition: ({ verdict, name, text }) => {
    if (verdict === 'applied') return `${capital(name)} was sent next, as the answer says.`;
    if (verdict === 'ignored') return `${capital(name)} was not sent next. ${explainSkip(text('reason'))}`;
    return text('reason') === 'turn_ended' ? `${capital(name)} was not sent next: another message already was.` : null;
  },
  override: ({ verdict, name, text }) =>
    verdict === 'applied' ? `${capital(name)} was ${text('override')} for this person.` : null,
  plan: ({ verdict, name, text }) => {
    if (verdict === 'applied') return `${capital(name)} went out because its time had come.`;
    return `${capital(name)} was ${lowerFirst(explainSkip(text('reason')))}`;
  },
  timer: ({ verdict, name, text }) => {
    if (verdict === 'matched') return `No response to ${name} came in time.`;
    if (verdict === 'applied') return `Waiting for a response to ${name}.`;
    if (verdict === 'suppressed')
      return `Waiting for a response to ${name} ended: ${WAITING_ENDED[text('reason')] ?? 'things had changed'}.`;
    return null;
  },
  limit: ({ text }) => `The automatic answers stopped: ${LIMITS[text('limit')] ?? 'a limit was reached'}.`,
  inbox: ({ text }) => INBOX[text('reason')] ?? 'The reply waits in the inbox.',
  picked: () => 'The client said that this appointment was meant.',
  old_time: ({ name }) => `The reply was about the old time in ${name}: nothing was marked, and the new time was sent.`,
  opt_out: ({ ruling }) =>
    ruling === 2
      ? 'The word CANCEL stops messages by text; staff were told that the appointment may have been meant.'
      : 'The client opted out: nothing more is sent to this address.',
  state: ({ text }) =>
    text('by') === 'client_page'
      ? `The client answered on their page: ${STATES[text('state')] ?? text('state')}.`
      : `The answer was set to ${STATES[text('state')] ?? text('state')} by ${text('by') === 'api' ? 'the API' : 'staff'}.`,
  appointment: ({ verdict, text }) => (verdict === 'applied' ? `The appointment was ${text('change')}.` : null),
  participant: ({ text }) =>
    text('change') === 'removed'
      ? 'The client was taken off the appointment: nothing more is sent to them.'
      : 'The client’s details were changed.',
  staff: staffDid,
  delivery: ({ verdict, name, text, explainFailure }) => {
    if (verdict !== 'applied') return null;
    if (text('outcome') === 'failed')
      return `${capital(name)} could not be delivered: ${lowerFirst(explainFailure(text('reason')))}`;
    return text('outcome') === 'unknown' ? `Nobody knows yet whether ${name} arrived.` : null;
  },
  call: ({ verdict, text }) => {
    if (verdict === 'applied') return 'The digit means nothing here, or none came in time: the call asked again.';
    return verdict === 'limit' ? (CALL_LIMITS[text('limit')] ?? null) : (CALL_IGNORED[text('reason')] ?? null);
  },
  call_ended: ({ verdict, name, text }) =>
    verdict === 'applied'
      ? `The call for ${name} is over: ${CALL_OUTCOMES[text('outcome')] ?? text('outcome')}.`
      : null,
  no_response: ({ verdict, name, text }) => {
    if (verdict === 'matched') return `Nobody responded to ${name} on the phone, so its answer was used.`;
    if (verdict === 'no_match') return `Nothing is authored for no response to ${name}.`;
    return verdict === 'limit'
      ? `The answer to no response was not used, because ${LIMITS[text('limit')] ?? 'a limit was reached'}.`
      : `The answer to no response was not used: ${WAITING_ENDED[text('reason')] ?? 'things had changed'}.`;
  },
  forward: ({ verdict, text }) => {
    if (verdict === 'applied') return 'The call was forwarded.';
    return text('reason') === 'not_allowed'
      ? 'The call was not forwarded, because the account may not: staff were told.'
      : 'The call was not forwarded, because there is no number to forward it to: staff were told.';
  },
  action: ({ text }) =>
    text('reason') === 'nobody_on_the_phone' ? 'Nothing was said, because nobody was on the phone.' : null,
  message_fails: ({ verdict, name }) => (verdict === 'no_match' ? `Staff were told that ${name} failed.` : null),
};

function namingTheCode(code: string): string {
  return `The reason given was “${code}”.`;
}

function lowerFirst(sentence: string): string {
  return `${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1)}`;
}

function capital(name: string): string {
  return name === 'the message' ? 'The message' : name;
}
