import type { SystemTextKey } from '@kept/rules/system-text';

export const textsEn: Readonly<Record<SystemTextKey, string>> = {
  thanks_confirmed: 'Thank you! You are confirmed for {{ event.start_time | date_and_time_phrase }}.',
  thanks_cancelled:
    'Your appointment on {{ event.start_time | date_and_time_phrase }} is cancelled. Thank you for telling us.',
  thanks_reschedule_requested: 'Thank you. We will contact you to find another time.',
  thanks_accepted: 'Thank you! Your booking for {{ event.start_time | date_and_time_phrase }} is accepted.',
  thanks_declined: 'Thank you for telling us. The booking is declined.',
  not_confirmed_yet: 'Thank you. Your appointment is not confirmed yet: we will contact you.',
  was_cancelled: 'This appointment was cancelled. Please contact {{ user.company }} to make another.',
  too_late_to_change: 'It is too late to change this appointment here. We have told {{ user.company }}.',
  new_time: 'The time has changed: your appointment is now {{ event.start_time | date_and_time_phrase }}.',
  which_one:
    'Which one do you mean?\n{% for each in appointments %}{{ forloop.index }}: {{ each }}\n{% endfor %}Please reply with its number.',
  sent_together: 'This is for all of these:\n{{ appointments }}',
  opted_out: '{{ user.company }}: you will get no more messages from us. Reply START to get them again.',
  opted_in: '{{ user.company }}: you will get our messages again. Reply STOP to end them.',
  help: '{{ user.company }}: messages about your appointments. Reply STOP to end them.',
  call_not_recognized: 'Sorry, we did not understand that.',
  call_change_menu: 'To ask for another time, press 1. To cancel your appointment, press 2.',
  call_forwarding: 'Please hold while we connect you.',
  call_forward_refused:
    'Sorry, we cannot connect you at the moment. We have told {{ user.company }}, who will call you back.',
  call_opted_out: 'You will get no more calls or text messages from {{ user.company }}. Goodbye.',
  call_goodbye: 'Goodbye.',
};
