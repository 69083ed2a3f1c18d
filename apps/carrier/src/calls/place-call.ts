import type { FaultStore } from '../faults/fault-store.ts';
import type { NumberStore } from '../numbers/number-store.ts';
import { normalisePhoneNumber } from '../phones/normalise-phone-number.ts';
import type { PhoneStore } from '../phones/phone-store.ts';
import { newSid } from '../rest/new-sid.ts';
import { callEvent, type Call, type CallEvent } from './call.ts';
import type { CallEngine } from './call-engine.ts';
import { readMethod } from './read-method.ts';

/** Twilio's own: https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource. */
const USUAL_TIMEOUT_S = 60;
const LONGEST_TIMEOUT_S = 600;
const LONGEST_TWIML = 4000;

export type PlacedCall =
  | { readonly ok: true; readonly call: Call }
  | { readonly ok: false; readonly code: number; readonly about: string };

type Needs = {
  readonly numbers: NumberStore;
  readonly phones: PhoneStore;
  readonly faults: FaultStore;
  readonly engine: CallEngine;
};

/** Takes a call in as Twilio does: checks its form, keeps it as queued, and dials. */
export function createPlaceCall(needs: Needs) {
  return (given: {
    readonly account_sid: string;
    readonly form: URLSearchParams;
    readonly path: string;
  }): PlacedCall => {
    const { form, path, account_sid } = given;
    const people = readPeople(given, needs);
    if (!people.ok) return people;
    const asked = readWishes(form);
    if (!asked.ok) return asked;
    const failure = needs.faults.take({ kinds: ['fail_delivery'], path, to: people.to });
    const disorder = needs.faults.take({ kinds: ['callbacks'], path, to: people.to })?.callbacks ?? null;
    const call = needs.engine.place({
      sid: newSid('CA'),
      account_sid,
      parent_call_sid: null,
      direction: 'outbound-api',
      from_number: people.from,
      to_number: people.to,
      ...asked.wishes,
      must_fail: failure !== null,
      disorder,
    });
    return { ok: true, call };
  };
}

function refuse(code: number, about = ''): Extract<PlacedCall, { ok: false }> {
  return { ok: false, code, about };
}

function readPeople(
  { account_sid, form }: { readonly account_sid: string; readonly form: URLSearchParams },
  { numbers, phones }: Needs,
): { readonly ok: true; readonly from: string; readonly to: string } | Extract<PlacedCall, { ok: false }> {
  const asked_to = form.get('To') ?? '';
  if (asked_to === '') return refuse(21201);
  const to = normalisePhoneNumber(asked_to);
  if (to === null || phones.kindOf(to) === 'invalid') return refuse(21211, asked_to);
  const asked_from = form.get('From') ?? '';
  if (asked_from === '') return refuse(21213);
  const from = normalisePhoneNumber(asked_from);
  if (from === null) return refuse(21212, asked_from);
  return numbers.findByNumber(from)?.account_sid === account_sid ? { ok: true, from, to } : refuse(21210, from);
}

type Wishes = Pick<
  Call,
  | 'url'
  | 'method'
  | 'fallback_url'
  | 'fallback_method'
  | 'status_callback'
  | 'status_callback_method'
  | 'events'
  | 'twiml'
  | 'timeout_s'
  | 'machine_detection'
>;

function readWishes(
  form: URLSearchParams,
): { readonly ok: true; readonly wishes: Wishes } | Extract<PlacedCall, { ok: false }> {
  const twiml = form.get('Twiml');
  const url = form.get('Url') ?? '';
  if (twiml === null ? !isWebUrl(url) : twiml.length > LONGEST_TWIML) return refuse(21205, url);
  const fallback_url = form.get('FallbackUrl') ?? '';
  const status_callback = form.get('StatusCallback') ?? '';
  const wrong = [fallback_url, status_callback].find((one) => one !== '' && !isWebUrl(one));
  if (wrong !== undefined) return refuse(21205, wrong);

  const method = readMethod(form, 'Method');
  const fallback_method = readMethod(form, 'FallbackMethod');
  const status_callback_method = readMethod(form, 'StatusCallbackMethod');
  if (method === null || fallback_method === null || status_callback_method === null) return refuse(21209);

  const timeout = form.get('Timeout') ?? String(USUAL_TIMEOUT_S);
  const timeout_s = Math.min(Number(timeout), LONGEST_TIMEOUT_S);
  if (!/^\d{1,6}$/.test(timeout) || timeout_s < 1) return refuse(21208, timeout);
  const detection = form.get('MachineDetection');
  const machine_detection = detection === 'Enable' || detection === 'DetectMessageEnd' ? detection : null;
  if (detection !== null && machine_detection === null) return refuse(20001, `MachineDetection ${detection}`);
  const events = readEvents(form.getAll('StatusCallbackEvent'));
  if (events === null) return refuse(21626, form.getAll('StatusCallbackEvent').join(' '));
  return {
    ok: true,
    wishes: {
      // TwiML that comes along has no address of its own.
      url: twiml === null ? url : '',
      method,
      fallback_url,
      fallback_method,
      status_callback,
      status_callback_method,
      events,
      twiml,
      timeout_s,
      machine_detection,
    },
  };
}

/** Each by itself or several in one, with spaces between; null when one is none. */
function readEvents(asked: readonly string[]): CallEvent[] | null {
  const words = asked.flatMap((text) => text.split(/\s+/)).filter((word) => word !== '');
  if (words.length === 0) return ['completed'];
  const read = callEvent.array().safeParse(words);
  return read.success ? read.data : null;
}

function isWebUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
