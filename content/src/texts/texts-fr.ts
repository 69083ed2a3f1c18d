import type { SystemTextKey } from '@kept/rules/system-text';

export const textsFr: Readonly<Record<SystemTextKey, string>> = {
  thanks_confirmed: 'Merci ! Votre rendez-vous du {{ event.start_time | date_and_time_phrase }} est confirmé.',
  thanks_cancelled:
    'Votre rendez-vous du {{ event.start_time | date_and_time_phrase }} est annulé. Merci de nous avoir prévenus.',
  thanks_reschedule_requested: 'Merci. Nous vous contacterons pour trouver une autre date.',
  thanks_accepted: 'Merci ! Votre réservation du {{ event.start_time | date_and_time_phrase }} est acceptée.',
  thanks_declined: 'Merci de nous avoir prévenus. La réservation est refusée.',
  not_confirmed_yet: "Merci. Votre rendez-vous n'est pas encore confirmé : nous vous contacterons.",
  was_cancelled: 'Ce rendez-vous a été annulé. Contactez {{ user.company }} pour en prendre un autre.',
  too_late_to_change: 'Il est trop tard pour modifier ce rendez-vous ici. Nous avons prévenu {{ user.company }}.',
  new_time: "L'heure a changé : votre rendez-vous est maintenant le {{ event.start_time | date_and_time_phrase }}.",
  which_one:
    'De quel rendez-vous parlez-vous ?\n{% for each in appointments %}{{ forloop.index }} : {{ each }}\n{% endfor %}Répondez par son numéro.',
  sent_together: 'Ce message concerne tous ces rendez-vous :\n{{ appointments }}',
  opted_out: '{{ user.company }} : vous ne recevrez plus nos messages. Répondez START pour les recevoir de nouveau.',
  opted_in: '{{ user.company }} : vous recevrez de nouveau nos messages. Répondez STOP pour ne plus les recevoir.',
  help: '{{ user.company }} : messages sur vos rendez-vous. Répondez STOP pour ne plus les recevoir.',
  call_not_recognized: "Désolé, nous n'avons pas compris.",
  call_change_menu: 'Pour demander une autre date, tapez 1. Pour annuler votre rendez-vous, tapez 2.',
  call_forwarding: 'Ne quittez pas, nous vous mettons en relation.',
  call_forward_refused:
    'Désolé, nous ne pouvons pas vous mettre en relation. Nous avons prévenu {{ user.company }}, qui vous rappellera.',
  call_opted_out: "Vous ne recevrez plus d'appels ni de messages de {{ user.company }}. Au revoir.",
  call_goodbye: 'Au revoir.',
};
