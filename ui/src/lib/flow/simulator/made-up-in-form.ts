import { Temporal } from 'temporal-polyfill';
import type { CustomData, ParticipantState } from '@kept/rules/facts';
import { madeUpFacts, type MadeUp } from '@kept/rules/simulate/made-up-facts';
import type { FormProblem } from '#lib/problems/form-problem.ts';

/** A made-up appointment as it is filled in. */
export interface MadeUpForm {
  date: string;
  time: string;
  minutes: number;
  time_zone: string;
  title: string;
  name: string;
  locale: string;
  state: ParticipantState;
  has_phone: boolean;
  has_email: boolean;
  event_custom: Record<string, string>;
  client_custom: Record<string, string>;
}

/** With what it does not say as it is played. */
export function madeUpInForm(made_up: MadeUp): MadeUpForm {
  const { appointment, participant } = madeUpFacts(made_up);
  const { start, end, time_zone, title, custom_data } = appointment;
  const length = Temporal.PlainDateTime.from(start).until(end);
  return {
    date: start.slice(0, 10),
    time: start.slice(11, 16),
    minutes: Math.max(1, Math.round(length.total({ unit: 'minutes' }))),
    time_zone,
    title,
    name: participant.name,
    locale: participant.locale,
    state: participant.state,
    has_phone: participant.addresses.sms !== null,
    has_email: participant.addresses.email !== null,
    event_custom: inWords(custom_data),
    client_custom: inWords(participant.custom_data),
  };
}

/** What was filled in; the rest stays as it was. When the appointment was made goes with its start. */
export function readMadeUp(
  form: MadeUpForm,
  before: MadeUp,
): { readonly ok: true; readonly made_up: MadeUp } | { readonly ok: false; readonly problem: FormProblem } {
  if (!isLocale(form.locale)) return { ok: false, problem: problemAt('/locale', 'is no language such as en-US or es') };
  const start = startOf(form);
  if (start === null) return { ok: false, problem: problemAt('/start', 'is no day that exists') };
  const { created_at: _created, end: _end, all_day: _all_day, client: _client, ...rest } = before;
  return {
    ok: true,
    made_up: {
      ...rest,
      start: start.toString({ smallestUnit: 'minute' }),
      end: start.add({ minutes: form.minutes }).toString({ smallestUnit: 'minute' }),
      time_zone: form.time_zone,
      title: form.title,
      custom_data: form.event_custom,
      client: {
        ...(before.client?.time_zone === undefined ? {} : { time_zone: before.client.time_zone }),
        ...(form.has_phone ? {} : { phone: null }),
        ...(form.has_email ? {} : { email: null }),
        name: form.name,
        locale: form.locale,
        state: form.state,
        custom_data: form.client_custom,
      },
    },
  };
}

function startOf({ date, time }: MadeUpForm): Temporal.PlainDateTime | null {
  try {
    return Temporal.PlainDateTime.from(`${date}T${time === '' ? '10:00' : time}`);
  } catch {
    return null;
  }
}

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length > 0;
  } catch {
    return false;
  }
}

function inWords(data: CustomData): Record<string, string> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, value === null ? '' : String(value)]));
}

function problemAt(pointer: string, message: string): FormProblem {
  return {
    code: 'validation_failed',
    title: 'Something is missing',
    errors: [{ field: pointer, code: 'invalid', message }],
  };
}
