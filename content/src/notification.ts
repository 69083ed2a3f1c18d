import type { NotifyReason } from '@kept/rules/effect';
import type { Fields } from './fields.ts';
import type { TimeStyle } from './format-time.ts';
import { oneLine } from './one-line.ts';
import { renderTemplate, type Rendered } from './render.ts';

/** Stands in a notice for what a client wrote through a secure link. */
export const SECURE_REPLY = '(a secure reply: open the conversation to read it)';

/** What the rules decide to tell, and that a reply was answered without anybody. */
export type ToldReason = NotifyReason | 'reply_answered';

export interface NotificationRequest {
  readonly reason: ToldReason;
  /** What an authored action says instead; each part may be left to the default. */
  readonly authored: { readonly subject: string | null; readonly body: string | null } | null;
  /** The fields of the message, with `event.title` tagged by its state. */
  readonly fields: Fields;
  readonly style: TimeStyle;
  /** The client's own words, when a reply caused it. Quoted as they are, never rendered as a template. */
  readonly reply: string | null;
  /** Where staff see the appointment; null when it concerns none. */
  readonly link: string | null;
}

export interface Notification {
  readonly subject: string;
  readonly body: string;
}

/** A notification, and what was wrong with the authored words in it: the caller logs that. */
export interface RenderedNotification extends Notification, Pick<Rendered, 'unknown_fields' | 'fault'> {}

const WHO = '{{ participant.name }}';
const WHAT = '{{ event.title }}, {{ event.start_time | date_and_time_full }}';

/** What staff are told by default: a subject that says it all, and one sentence on what to do. */
const DEFAULTS: Readonly<Record<ToldReason, { readonly subject: string; readonly lead: string }>> = {
  client_confirmed: { subject: `${WHO} confirmed`, lead: `${WHO} confirmed.` },
  client_cancelled: {
    subject: `${WHO} cancelled`,
    lead: `${WHO} cancelled. The appointment stays in the calendar until you remove it.`,
  },
  client_requested_reschedule: {
    subject: `${WHO} asks to reschedule`,
    lead: `${WHO} asks for another time. Please get in touch.`,
  },
  client_accepted: { subject: `${WHO} accepted`, lead: `${WHO} accepted the booking.` },
  client_declined: { subject: `${WHO} declined`, lead: `${WHO} declined the booking.` },
  reply_unmatched: {
    subject: `${WHO} replied`,
    lead: `${WHO} sent a reply that no automatic answer fits. Please read it.`,
  },
  reply_answered: {
    subject: `${WHO} replied`,
    lead: `${WHO} sent a reply, and an automatic answer took care of it. There is nothing to do.`,
  },
  reply_to_old_time: {
    subject: `${WHO} answered about the old time`,
    lead: `${WHO} answered a message about the time before the appointment was moved. Nothing was marked; the new time was sent.`,
  },
  confirm_after_cancel: {
    subject: `${WHO} confirms a cancelled appointment`,
    lead: `${WHO} wants to come after all. Nothing was marked: please get in touch.`,
  },
  act_too_late: {
    subject: `${WHO} wants to change at short notice`,
    lead: `${WHO} wants to cancel or reschedule too late for it to be done automatically. Please get in touch.`,
  },
  opt_out_may_mean_cancel: {
    subject: `${WHO} wrote CANCEL and gets no more messages`,
    lead: `Carriers treat CANCEL as an opt-out, so ${WHO} is on the stop list now. It may have meant the appointment: please ask.`,
  },
  no_response_after_start: {
    subject: `${WHO} did not answer`,
    lead: `${WHO} did not answer before the start, and no further message was sent.`,
  },
  message_failed: {
    subject: `A message to ${WHO} failed`,
    lead: `A message to ${WHO} could not be delivered. Please check the address.`,
  },
  outcome_unknown: {
    subject: `It is unknown whether ${WHO} got a message`,
    lead: `The carrier did not say whether it took a message to ${WHO}. It is held so that nothing goes out twice: please look.`,
  },
  automation_stopped: {
    subject: `Automatic answers to ${WHO} stopped`,
    lead: `A limit was reached, so the automatic answers to ${WHO} stopped. Replies still reach the inbox.`,
  },
  forward_refused: {
    subject: `A call from ${WHO} could not be forwarded`,
    lead: `${WHO} asked on the phone to be connected, and the call could not be forwarded. Please call back, and check the account and the number.`,
  },
  authored: { subject: `About ${WHO}`, lead: `An automatic action for ${WHO} asks for your attention.` },
};

/**
 * A notification to staff as plain text. Authored parts replace the default ones, unless they cannot be rendered:
 * staff are told all the same. The facts always follow.
 */
export function notification({
  reason,
  authored,
  fields,
  style,
  reply,
  link,
}: NotificationRequest): RenderedNotification {
  const say = (template: string) => renderTemplate(template, fields, style);
  const ours = DEFAULTS[reason];
  const subject = authored?.subject == null ? null : say(authored.subject);
  const lead = authored?.body == null ? null : say(authored.body);
  const parts = [spoken(lead) ?? say(ours.lead).text, reply === null ? null : saidWords(reply), say(WHAT).text, link];
  return {
    subject: oneLine(spoken(subject) ?? say(`${ours.subject}: {{ event.title }}`).text),
    body: parts.filter((part) => part !== null && part !== '').join('\n\n'),
    unknown_fields: [...(subject?.unknown_fields ?? []), ...(lead?.unknown_fields ?? [])],
    fault: subject?.fault ?? lead?.fault ?? null,
  };
}

function spoken(rendered: Rendered | null): string | null {
  return rendered === null || rendered.fault !== null ? null : rendered.text;
}

/** What staff are told of a reply on a line where no question is open, or where it may answer any of several. */
export function inboxNotification({
  from,
  company,
  about,
  reply,
  more_are_not_told = false,
}: {
  readonly from: string;
  readonly company: string;
  /** How many of our messages it may answer, or that it may answer one that staff wrote. */
  readonly about: number | 'one_time_message';
  readonly reply: string;
  /** So many came in that this is the last that is told of for now. */
  readonly more_are_not_told?: boolean;
}): Notification {
  const lead = `${from} wrote, and ${inboxLead(about)}`;
  return {
    subject: oneLine(`${from} wrote to ${company}`),
    body: [lead, saidWords(reply), ...(more_are_not_told ? [NO_MORE] : [])].join('\n\n'),
  };
}

const NO_MORE =
  'So many mails come in to no message of ours that you are told of no further one in this hour. They all stand in the inbox.';

function inboxLead(about: number | 'one_time_message'): string {
  if (about === 'one_time_message') return 'it may answer what one of you wrote. Nothing was marked: please read it.';
  if (about === 0) return 'no message of ours was waiting for a reply. Please read it.';
  return `it may be about any of ${about} appointments at this number. Nothing was marked: please ask which one is meant.`;
}

/** How somebody said that they want no more: in their own word, by a mail's link, by 9 in a call, or to their mail program. */
export type OptOutWay =
  | { readonly by: 'word'; readonly word: string }
  | { readonly by: 'link' | 'digit' | 'complaint' };

/** What staff are told when somebody ends the messages to an address. */
export function optOutNotification({
  from,
  company,
  way,
}: {
  readonly from: string;
  readonly company: string;
  readonly way: OptOutWay;
}): Notification {
  return {
    subject: oneLine(`${from} opted out of messages of ${company}`),
    body: `${from} ${saidInWords(way)}. The address is on the stop list, and nothing more is sent to it.`,
  };
}

function saidInWords(way: OptOutWay): string {
  switch (way.by) {
    case 'word':
      return `asked for no more messages, by “${way.word}”`;
    case 'link':
      return 'asked for no more mails, by the link in one of them';
    case 'digit':
      return 'asked for no more calls or texts, by pressing 9 in a call';
    case 'complaint':
      return 'marked a mail as spam, which counts as asking for no more';
    default:
      return way satisfies never;
  }
}

/** What staff are told when a message that one of them or a program wrote did not arrive. */
export function failedMessageNotification({
  to,
  why,
}: {
  /** Whom it was for, by name or address. */
  readonly to: string;
  /** A sentence. */
  readonly why: string;
}): Notification {
  return {
    subject: oneLine(`A message to ${to} failed`),
    body: `A one-time message to ${to} could not be delivered. ${why} It stands in Outbox > Failed.`,
  };
}

/** What a notice by mail ends with where an answer to it goes to the client. */
export const ANSWERED_BY_MAIL =
  'Answer this mail, and your words go to the client as a message of yours, by the channel on which they wrote last.';

/** A reply without words is a file: a client cannot send nothing. */
function saidWords(reply: string): string {
  if (reply.trim() === '') return 'It is a photo or another file, without words; it stands in the conversation.';
  return `Their reply:\n${quoted(reply)}`;
}

function quoted(reply: string): string {
  return reply
    .slice(0, 2_000)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}
