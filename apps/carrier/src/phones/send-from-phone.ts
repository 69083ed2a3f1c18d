import type { FastifyBaseLogger } from 'fastify';
import type { Account, AccountStore } from '../accounts/account-store.ts';
import { callWebhook } from '../callbacks/call-webhook.ts';
import type { NotificationStore } from '../calls/notification-store.ts';
import { countSegments } from '../messages/count-segments.ts';
import type { MediaStore } from '../media/media-store.ts';
import type { Media, Message, MessageStore } from '../messages/message-store.ts';
import type { SubmitMessage } from '../messages/submit-message.ts';
import type { NumberStore, OwnedNumber } from '../numbers/number-store.ts';
import { newSid } from '../rest/new-sid.ts';
import { answerOptOut, type OptOutAnswer } from './answer-opt-out.ts';
import { countryOf } from './country-of.ts';
import type { OptOutStore } from './opt-out-store.ts';
import { readTwiml } from './read-twiml.ts';

/** What became of the webhook: `status` is null when no answer came, `error` is Twilio's code and words. */
export type WebhookResult = { readonly status: number | null; readonly error: string | null; readonly ms: number };

/** A file that a phone sends: its bytes, or where somebody else has it. */
export type SentMedia = { readonly content_type: string | null } & (
  | { readonly url: string }
  | { readonly bytes: Uint8Array }
);

export type SendFromPhone = (given: {
  readonly phone: string;
  readonly to: string;
  readonly body: string;
  readonly media: readonly SentMedia[];
}) => Promise<{ readonly sid: string; readonly webhook: WebhookResult } | null>;

type Needs = {
  readonly accounts: AccountStore;
  readonly numbers: NumberStore;
  readonly messages: MessageStore;
  readonly media: MediaStore;
  /** Where the sandbox is reached, for the addresses of its media. */
  readonly base_url: () => string;
  readonly opt_outs: OptOutStore;
  readonly submit: SubmitMessage;
  readonly notifications: NotificationStore;
  readonly webhook_limit_ms: number;
  readonly log: FastifyBaseLogger;
};

/**
 * A person's phone sends a text to one of the accounts' numbers: the message is stored, the carrier's own opt-out
 * handling runs, the number's webhook is called, its fallback where that fails, and the TwiML that is answered is obeyed.
 * @returns null when nobody owns the number.
 */
export function createSendFromPhone(needs: Needs): SendFromPhone {
  return async ({ phone, to, body, media }) => {
    const number = needs.numbers.findByNumber(to);
    const account = number === null ? null : needs.accounts.find(number.account_sid);
    if (number === null || account === null) return null;
    const sid = newSid(media.length > 0 ? 'MM' : 'SM');
    const message = needs.messages.insert({
      sid,
      account_sid: account.sid,
      direction: 'inbound',
      from_number: phone,
      to_number: to,
      body,
      media: media.map((file) => keep({ needs, message_sid: sid, account_sid: account.sid, file })),
      segments: countSegments(body),
      status: 'received',
    });
    const opt_out = answerOptOut({ number, phone, body, opt_outs: needs.opt_outs });
    if (opt_out.answer !== null) answerByCarrier({ needs, number, phone, answer: opt_out.answer });
    if (number.sms_url === '') return { sid: message.sid, webhook: { status: null, error: null, ms: 0 } };

    const parameters = inboundParameters(message, opt_out);
    const asked = { needs, account, number, phone, message };
    const first = await ask({ ...asked, url: number.sms_url, method: number.sms_method, parameters });
    const [problem] = first.problems;
    if (problem === undefined || !first.is_lost || number.sms_fallback_url === '') return resultOf(message, first);
    const second = await ask({
      ...asked,
      url: number.sms_fallback_url,
      method: number.sms_fallback_method,
      parameters: { ...parameters, ErrorCode: problem.slice(0, 5), ErrorUrl: number.sms_url },
    });
    return resultOf(message, second);
  };
}

type Asked = {
  readonly status: number | null;
  readonly ms: number;
  readonly problems: readonly string[];
  /** No document came of it, so that the fallback is asked. */
  readonly is_lost: boolean;
};

/** Asks a webhook what to answer, and does it; what is wrong is logged and noted. */
async function ask(given: {
  readonly needs: Needs;
  readonly account: Account;
  readonly number: OwnedNumber;
  readonly phone: string;
  readonly message: Message;
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly parameters: Readonly<Record<string, string>>;
}): Promise<Asked> {
  const { needs, account, number, phone, message, url, method, parameters } = given;
  const { auth_token } = account;
  const called = await callWebhook({ url, method, auth_token, parameters, limit_ms: needs.webhook_limit_ms });
  const problems = called.error === null ? obeyTwiml({ needs, number, phone, called }) : [called.error];
  if (problems.length > 0) needs.log.warn({ sid: message.sid, url, problems }, 'incoming message webhook');
  for (const problem of problems) {
    const [, code = '0', words = ''] = /^(\d{5}) (.*)$/s.exec(problem) ?? [];
    needs.notifications.add({
      account_sid: account.sid,
      about_sid: message.sid,
      code: Number(code),
      message: words,
      url,
    });
  }
  const is_lost = called.error !== null || problems.some((problem) => /^12[13]00/.test(problem));
  return { status: called.status, ms: called.ms, problems, is_lost };
}

function resultOf(message: Message, { status, ms, problems }: Asked) {
  return { sid: message.sid, webhook: { status, error: problems.length > 0 ? problems.join('; ') : null, ms } };
}

/** Keeps a file under an address of ours, as the provider does; one that lies elsewhere stays there. */
function keep(given: {
  readonly needs: Needs;
  readonly message_sid: string;
  readonly account_sid: string;
  readonly file: SentMedia;
}): Media {
  const { needs, message_sid, account_sid, file } = given;
  if ('url' in file) return { url: file.url, content_type: file.content_type, sid: null };
  const sid = newSid('ME');
  const content_type = file.content_type ?? 'application/octet-stream';
  needs.media.insert({ sid, message_sid, account_sid, content_type, bytes: file.bytes });
  const url = `${needs.base_url()}/2010-04-01/Accounts/${account_sid}/Messages/${message_sid}/Media/${sid}`;
  return { url, content_type, sid };
}

/** The carrier's own answer bypasses the opt-out it confirms and shows in no account's list. */
function answerByCarrier(given: {
  readonly needs: Needs;
  readonly number: OwnedNumber;
  readonly phone: string;
  readonly answer: string;
}): void {
  given.needs.messages.insert({
    sid: newSid('SM'),
    account_sid: given.number.account_sid,
    direction: 'carrier',
    from_number: given.number.phone_number,
    to_number: given.phone,
    body: given.answer,
    media: [],
    segments: countSegments(given.answer),
    status: 'delivered',
  });
}

function inboundParameters(message: Message, opt_out: OptOutAnswer): Readonly<Record<string, string>> {
  return {
    ToCountry: countryOf(message.to_number),
    ToState: '',
    ToCity: '',
    ToZip: '',
    FromCountry: countryOf(message.from_number),
    FromState: '',
    FromCity: '',
    FromZip: '',
    SmsMessageSid: message.sid,
    SmsSid: message.sid,
    MessageSid: message.sid,
    SmsStatus: 'received',
    AccountSid: message.account_sid,
    From: message.from_number,
    To: message.to_number,
    Body: message.body,
    NumMedia: String(message.media.length),
    NumSegments: String(message.segments),
    ApiVersion: '2010-04-01',
    ...(opt_out.type === null ? {} : { OptOutType: opt_out.type }),
    ...Object.fromEntries(
      message.media.flatMap(({ url, content_type }, index) => [
        [`MediaUrl${index}`, url],
        [`MediaContentType${index}`, content_type ?? 'application/octet-stream'],
      ]),
    ),
  };
}

/** Sends what the webhook's answer asks for. @returns the problems found, each led by Twilio's code. */
function obeyTwiml(given: {
  readonly needs: Needs;
  readonly number: OwnedNumber;
  readonly phone: string;
  readonly called: { readonly content_type: string | null; readonly body: string };
}): readonly string[] {
  const { needs, number, phone } = given;
  const twiml = readTwiml(given.called);
  const refused = twiml.messages.flatMap((reply) => {
    const submitted = needs.submit({
      account_sid: number.account_sid,
      direction: 'outbound-reply',
      from: number.phone_number,
      to: reply.to ?? phone,
      body: reply.body,
      media: reply.media.map((url) => ({ url, content_type: null, sid: null })),
      status_callback: reply.status_callback === null ? null : new URL(reply.status_callback, number.sms_url).href,
      path: 'twiml',
    });
    return submitted.ok ? [] : [`${submitted.code} the reply was not sent`];
  });
  return [...twiml.problems, ...refused];
}
