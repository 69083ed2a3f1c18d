import type { CallOutcome } from '@kept/rules/input';
import { explainFailure } from '@kept/rules/explain-failure';
import { explainSkip } from '@kept/rules/explain-skip';
import { explainHeldMessage } from '@kept/sequences/journal/explain-held-message';
import type { LogRow } from './log-queries.ts';

/** What a line of the log is, by a code programs can rely on, and in a sentence. */
export interface LogWords {
  readonly code: string;
  readonly what: string;
  readonly why: string | null;
}

type Row = Pick<
  LogRow,
  'source' | 'code' | 'detail' | 'kind' | 'direction' | 'status' | 'reason' | 'channel' | 'secure' | 'call_outcome'
>;

const CHANNELS = { sms: 'text', email: 'email', call: 'call' } as const;

const KINDS: Readonly<Record<string, string>> = {
  auto_message: 'Auto message',
  automatic_reply: 'Automatic reply',
  system_text: 'Automatic reply',
  notification: 'Notice to staff',
  one_time: 'One-time message',
};

const STATUSES: Readonly<Record<string, string>> = {
  planned: 'planned',
  held: 'held',
  due: 'due',
  sending: 'being sent',
  unknown: 'sent perhaps: nobody knows',
  accepted: 'sent',
  delivered: 'delivered',
  failed: 'failed',
  skipped: 'not sent',
};

const CALL_ENDS: Readonly<Record<CallOutcome, string>> = {
  completed: 'answered',
  no_answer: 'nobody answered',
  busy: 'the line was busy',
  voicemail: 'answered by a machine',
  failed: 'could not be connected',
};

const STATES: Readonly<Record<string, string>> = {
  none: 'Answer taken back',
  confirmed: 'Confirmed',
  accepted: 'Accepted',
  declined: 'Declined',
  cancelled: 'Not coming',
  reschedule_requested: 'Another time asked for',
};

const NOTED: Readonly<Record<string, string>> = {
  stop_list_added: 'Put on the stop list',
  stop_list_removed: 'Taken off the stop list',
  consent_set: 'Consent written down',
  contacts_merged: 'Contacts merged',
  contacts_split: 'Contacts split',
  contact_exported: 'All data on a contact exported',
  contact_deletion_begun: 'Deletion of a contact begun',
  contact_deleted: 'Contact deleted: nothing of them is left',
  automation_stopped: 'Automatic answers stopped: a limit was reached',
  sequence_stuck: 'A sequence is stuck and waits for an operator',
  template_failed: 'The words of a message could not be filled in',
  unknown_field: 'A message names a field that does not exist',
  attachments_refused: 'Files of a message were left out',
  secure_pin_set: 'Secure PIN set',
  secure_pin_removed: 'Secure PIN taken away',
  secure_pin_read: 'Secure PIN read out',
  secure_unlocked: 'Secure links unlocked',
  secure_pin_entered: 'PIN entered: the secure conversation was opened',
  secure_opened: 'Secure conversation opened',
  secure_pin_wrong: 'Wrong PIN on a secure link',
  secure_locked: 'Secure links locked after wrong PINs',
  secure_link_asked: 'New secure link asked for',
  secure_link_refused: 'New secure link asked for, and none sent',
  secure_link_expired: 'Secure link expired',
  secure_mail_opened: 'Email with a secure link opened',
  keys_rotated: 'Sealed anew with another key of the installation',
  secure_content_deleted: 'Content of secure messages deleted: its time was over',
};

/** What has to be known with a line to read it rightly. */
const KNOWN_WITH: Readonly<Record<string, string>> = {
  secure_mail_opened: 'A picture in it was fetched. Mail programs may do that by themselves, or never.',
};

const REASONS: Readonly<Record<string, string>> = {
  asked_too_often: 'Too many were asked for: three an hour are sent, and eight a day.',
  not_on_file: 'The address that the link went to is no longer the client’s.',
  secure_messaging_off: 'Secure messages are off.',
};

/** Puts a stored line in words. A code that nobody has put in words reads as it is written. */
export function logWords(row: Row): LogWords {
  switch (row.source) {
    case 'message':
      return row.direction === 'in' ? receivedWords(row) : sentWords(row);
    case 'state':
      return {
        code: `state_${row.code}`,
        what: `${STATES[row.code ?? ''] ?? row.code}${row.reason === 'client' ? ' by the client' : ''}`,
        why: null,
      };
    case 'noted':
      return notedWords(row);
    default:
      return row.source satisfies never;
  }
}

function receivedWords({ channel, kind, secure }: Row): LogWords {
  if (channel === 'call') return { code: 'digit_received', what: 'Key pressed on a call', why: null };
  const name = CHANNELS[channel ?? 'sms'];
  return {
    code: `${kind}_received`,
    what: `Reply by ${name}${secure === null ? '' : ', through a secure link'}`,
    why: null,
  };
}

function sentWords({ channel, kind, status, reason, secure, call_outcome }: Row): LogWords {
  const named = secure === 'new_link' ? 'New secure link' : (KINDS[kind ?? ''] ?? 'Message');
  const how = `by ${CHANNELS[channel ?? 'sms']}${secure === 'words' ? ', as a secure link' : ''}`;
  const end = call_outcome === null ? (STATUSES[status ?? ''] ?? status) : CALL_ENDS[call_outcome];
  const what = `${named} ${how}: ${end}`;
  return { code: `${kind}_${status}`, what, why: whyOf(status, reason) };
}

function whyOf(status: string | null, reason: string | null): string | null {
  if (reason === null) return null;
  if (status === 'held') return explainHeldMessage(reason);
  return status === 'skipped' ? explainSkip(reason) : explainFailure(reason);
}

function notedWords({ code, detail, reason }: Row): LogWords {
  const name = code ?? '';
  const said = NOTED[name] ?? `${name.slice(0, 1).toUpperCase()}${name.slice(1).replaceAll('_', ' ')}`;
  const channel = Object.entries(CHANNELS).find(([name]) => name === detail?.['channel'])?.[1];
  const about = [channel, detail?.['state'], detail?.['about'], detail?.['limit']].filter(
    (part): part is string => typeof part === 'string',
  );
  return {
    code: name,
    what: about.length === 0 ? said : `${said} (${about.join(', ')})`,
    why: KNOWN_WITH[name] ?? REASONS[reason ?? ''] ?? reason,
  };
}
