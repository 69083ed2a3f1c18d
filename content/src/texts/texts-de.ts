import type { SystemTextKey } from '@kept/rules/system-text';

export const textsDe: Readonly<Record<SystemTextKey, string>> = {
  thanks_confirmed: 'Vielen Dank! Ihr Termin am {{ event.start_time | date_and_time_phrase }} ist bestätigt.',
  thanks_cancelled:
    'Ihr Termin am {{ event.start_time | date_and_time_phrase }} ist abgesagt. Danke, dass Sie Bescheid gegeben haben.',
  thanks_reschedule_requested: 'Vielen Dank. Wir melden uns, um einen anderen Termin zu finden.',
  thanks_accepted: 'Vielen Dank! Ihre Buchung für {{ event.start_time | date_and_time_phrase }} ist angenommen.',
  thanks_declined: 'Danke, dass Sie Bescheid gegeben haben. Die Buchung ist abgelehnt.',
  not_confirmed_yet: 'Vielen Dank. Ihr Termin ist noch nicht bestätigt: Wir melden uns bei Ihnen.',
  was_cancelled: 'Dieser Termin wurde abgesagt. Für einen neuen wenden Sie sich bitte an {{ user.company }}.',
  too_late_to_change: 'Dieser Termin lässt sich hier nicht mehr ändern. Wir haben {{ user.company }} Bescheid gegeben.',
  new_time: 'Die Zeit hat sich geändert: Ihr Termin ist jetzt am {{ event.start_time | date_and_time_phrase }}.',
  which_one:
    'Welchen meinen Sie?\n{% for each in appointments %}{{ forloop.index }}: {{ each }}\n{% endfor %}Bitte antworten Sie mit der Nummer.',
  sent_together: 'Das gilt für alle diese Termine:\n{{ appointments }}',
  opted_out: '{{ user.company }}: Sie erhalten keine Nachrichten mehr von uns. Mit START erhalten Sie sie wieder.',
  opted_in: '{{ user.company }}: Sie erhalten unsere Nachrichten wieder. Mit STOP beenden Sie sie.',
  help: '{{ user.company }}: Nachrichten zu Ihren Terminen. Mit STOP beenden Sie sie.',
  call_not_recognized: 'Das haben wir leider nicht verstanden.',
  call_change_menu: 'Für einen anderen Termin drücken Sie die 1. Um Ihren Termin abzusagen, drücken Sie die 2.',
  call_forwarding: 'Bitte bleiben Sie am Apparat, wir verbinden Sie.',
  call_forward_refused:
    'Leider können wir Sie gerade nicht verbinden. Wir haben {{ user.company }} Bescheid gegeben und Sie werden zurückgerufen.',
  call_opted_out: 'Sie erhalten keine Anrufe und Nachrichten mehr von {{ user.company }}. Auf Wiederhören.',
  call_goodbye: 'Auf Wiederhören.',
};
