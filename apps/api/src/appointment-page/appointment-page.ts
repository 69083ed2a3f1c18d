import { pageWord, type PageWord } from '@kept/content/client-pages/page-word';
import { whenInWords } from '@kept/content/client-pages/when-in-words';
import { newId } from '@kept/persistence/new-id';
import type { Chosen } from '@kept/sequences/client-page/choose-on-page';
import type { PageAppointment } from '@kept/sequences/client-page/page-appointment';
import type { AppointmentPage } from '@kept/sequences/client-page/read-appointment-page';
import { clientPage, type ClientPage } from '../client-pages/client-page.ts';
import { html, type Html } from '../client-pages/html.ts';
import { calendarLinks } from './calendar-links.ts';

interface AppointmentPageRequest {
  readonly page: AppointmentPage;
  /** The page's own address, without what comes after the token. */
  readonly address: string;
  /** What has just been chosen; null: they only look. */
  readonly chosen: Chosen | null;
}

interface Words {
  readonly word: (name: PageWord, values?: Readonly<Record<string, string>>) => string;
  readonly address: string;
}

const TITLES = {
  r: { one: 'appointment_title', several: 'appointments_title' },
  b: { one: 'booking_title', several: 'bookings_title' },
} as const;

/** The page where a client sees and answers the appointments that a message told of. */
export function appointmentPage({ page, address, chosen }: AppointmentPageRequest): ClientPage {
  const { path, account, locale, appointments } = page;
  const word: Words['word'] = (name, values = {}) =>
    pageWord({ word: name, locale, values: { company: account.name, ...values } });
  const words = { word, address };
  const several = appointments.length > 1;
  return clientPage({
    locale,
    account,
    title: word(TITLES[path][several ? 'several' : 'one']),
    parts: [
      ...(chosen === null ? [] : [noticeOf(chosen, words)]),
      ...appointments.map((appointment) => section(appointment, { ...words, several })),
    ],
  });
}

const USUAL = {
  done: 'chosen_done',
  refused: 'chosen_refused',
  passed_on: 'chosen_passed_on',
  changed: 'chosen_changed',
  not_offered: 'chosen_not_offered',
} as const;

function noticeOf({ type, text }: Chosen, { word }: Words): Html {
  const went_well = type === 'done' || type === 'passed_on';
  return html`<p class="${went_well ? 'notice' : 'notice bad'}" role="status">
    ${text === '' ? word(USUAL[type]) : text}
  </p>`;
}

function section(appointment: PageAppointment, words: Words & { readonly several: boolean }): Html {
  const { word, several } = words;
  const { facts, standing } = appointment;
  const { title, location } = facts.appointment;
  const { days, times, zone, own } = whenInWords(facts);
  const when = times === null ? word('appointment_all_day') : `${times} (${zone})`;
  const own_time = own && word('appointment_own_time', own);
  return html`<section>
    <h2>${title}</h2>
    <dl>
      ${several ? row(word('appointment_who'), [facts.participant.name]) : null}
      ${row(word('appointment_when'), [days, when, ...(own_time === null ? [] : [own_time])])}
      ${location === null || location === '' ? null : row(word('appointment_where'), [location])}
      ${standing === 'open' ? row(word('appointment_state'), [word(`state_${facts.participant.state}`)]) : null}
    </dl>
    ${standing === 'open' ? [...choices(appointment, words), calendar(appointment, words)] : html`<p>${word(`standing_${standing}`)}</p>`}
  </section>`;
}

function row(name: string, lines: readonly string[]): Html {
  return html`<dt>${name}</dt>
    ${lines.map((line) => html`<dd>${line}</dd>`)}`;
}

/** The answer that is hoped for stands open; what ends an appointment takes one step more, so that no thumb slips into it. */
function choices(appointment: PageAppointment, words: Words): readonly Html[] {
  const [first, ...others] = appointment.choices.map((choice) => ({
    ...choice,
    form: form(appointment, { ...words, choice }),
  }));
  if (first === undefined) return [];
  if (first.state === 'accepted') return [first, ...others].map((choice) => choice.form);
  const opens = first.state === 'confirmed' ? first : null;
  const folded = opens === null ? [first, ...others] : others;
  const inside = html`<details>
    <summary>${words.word('choose_other')}</summary>
    ${folded.map((choice) => choice.form)}
  </details>`;
  return [...(opens === null ? [] : [opens.form]), ...(folded.length === 0 ? [] : [inside])];
}

interface FormRequest extends Words {
  readonly choice: PageAppointment['choices'][number];
}

/** Sent twice, by an impatient thumb or from a page left open, it counts once: its id makes it known. */
function form({ facts, participant_id }: PageAppointment, { word, choice, address }: FormRequest): Html {
  const { state, is_too_late } = choice;
  const style = state === 'confirmed' || state === 'accepted' ? '' : 'quiet';
  const hint = is_too_late ? html`<p class="hint">${word('choose_too_late')}</p>` : null;
  return html`<form method="post" action="${address}">
    <input type="hidden" name="participant_id" value="${participant_id}" />
    <input type="hidden" name="version" value="${facts.appointment.version}" />
    <input type="hidden" name="form_id" value="${newId()}" />
    ${hint}<button class="${style}" type="submit" name="state" value="${state}">${word(`choose_${state}`)}</button>
  </form>`;
}

function calendar({ facts, participant_id }: PageAppointment, { word, address }: Words): Html {
  const { google } = calendarLinks(facts.appointment);
  return html`<h3>${word('calendar_title')}</h3>
    <p class="links">
      <a href="${address}/${participant_id}.ics" download>${word('calendar_file')}</a>
      <a href="${google}" rel="noreferrer noopener">${word('calendar_google')}</a>
    </p>`;
}
