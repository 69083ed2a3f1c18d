import type { SystemTexts } from '#lib/api/generated/types.gen.ts';

type Key = SystemTexts['texts'][number]['key'];

/** What a text is called, and when it is said. */
export interface WhenSaid {
  readonly label: string;
  readonly when: string;
}

const SAID: Readonly<Record<Key, WhenSaid>> = {
  thanks_confirmed: {
    label: 'Thanks for confirming',
    when: 'After a client confirms, where no authored answer does it.',
  },
  thanks_cancelled: { label: 'Thanks for cancelling', when: 'After a client cancels.' },
  thanks_reschedule_requested: { label: 'Another time', when: 'After a client asks for another time.' },
  thanks_accepted: { label: 'Thanks for accepting', when: 'After a client accepts a booking.' },
  thanks_declined: { label: 'Thanks for declining', when: 'After a client declines a booking.' },
  not_confirmed_yet: { label: 'Not confirmed yet', when: 'To a confirmation long after the client had cancelled.' },
  was_cancelled: { label: 'Was cancelled', when: 'To a confirmation of an appointment you have cancelled.' },
  too_late_to_change: { label: 'Too late to change', when: 'Inside the cut-off of the schedule.' },
  new_time: { label: 'New time', when: 'To an answer about a time that has moved since.' },
  which_one: { label: 'Which one?', when: 'When an answer may be for several appointments.' },
  sent_together: { label: 'For all of these', when: 'Under one text that stands for several appointments.' },
  opted_out: { label: 'Opted out', when: 'Once, after STOP.' },
  opted_in: { label: 'Opted in', when: 'After START.' },
  help: { label: 'Help', when: 'After HELP or INFO.' },
  call_not_recognized: { label: 'Call: wrong key', when: 'When a key means nothing on a call.' },
  call_change_menu: { label: 'Call: the menu', when: 'After 2 on a reminder call.' },
  call_forwarding: { label: 'Call: connecting', when: 'Before a call is forwarded.' },
  call_forward_refused: { label: 'Call: cannot connect', when: 'When nobody can be reached.' },
  call_opted_out: { label: 'Call: opted out', when: 'After 9 on a call.' },
  call_goodbye: { label: 'Call: goodbye', when: 'At the end of a call.' },
};

export const whenSaid = (key: Key): WhenSaid => SAID[key];

/** Languages by their own names. */
export const LANGUAGE_NAMES: Readonly<Record<SystemTexts['language'], string>> = {
  en: 'English',
  es: 'Español',
  fr: 'Français',
  de: 'Deutsch',
  pt: 'Português',
};
