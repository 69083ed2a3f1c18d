import type { SystemTextKey } from '@kept/rules/system-text';

export const textsEs: Readonly<Record<SystemTextKey, string>> = {
  thanks_confirmed: '¡Gracias! Su cita del {{ event.start_time | date_and_time_phrase }} queda confirmada.',
  thanks_cancelled: 'Su cita del {{ event.start_time | date_and_time_phrase }} queda cancelada. Gracias por avisar.',
  thanks_reschedule_requested: 'Gracias. Le llamaremos para buscar otra hora.',
  thanks_accepted: '¡Gracias! Su reserva del {{ event.start_time | date_and_time_phrase }} queda aceptada.',
  thanks_declined: 'Gracias por avisar. La reserva queda rechazada.',
  not_confirmed_yet: 'Gracias. Su cita no está confirmada todavía: le llamaremos.',
  was_cancelled: 'Esta cita fue cancelada. Llame a {{ user.company }} para pedir otra.',
  too_late_to_change: 'Ya no es posible cambiar esta cita aquí. Hemos avisado a {{ user.company }}.',
  new_time: 'La hora ha cambiado: su cita es ahora el {{ event.start_time | date_and_time_phrase }}.',
  which_one:
    '¿A cuál se refiere?\n{% for each in appointments %}{{ forloop.index }}: {{ each }}\n{% endfor %}Responda con su número.',
  sent_together: 'Esto vale para todas estas citas:\n{{ appointments }}',
  opted_out: '{{ user.company }}: no recibirá más mensajes. Responda START para volver a recibirlos.',
  opted_in: '{{ user.company }}: volverá a recibir nuestros mensajes. Responda STOP para dejar de recibirlos.',
  help: '{{ user.company }}: mensajes sobre sus citas. Responda STOP para dejar de recibirlos.',
  call_not_recognized: 'Perdone, no le hemos entendido.',
  call_change_menu: 'Para pedir otra hora, pulse 1. Para cancelar su cita, pulse 2.',
  call_forwarding: 'Espere un momento mientras le pasamos.',
  call_forward_refused: 'Lo sentimos, ahora no podemos pasarle. Hemos avisado a {{ user.company }}, que le llamará.',
  call_opted_out: 'No recibirá más llamadas ni mensajes de {{ user.company }}. Adiós.',
  call_goodbye: 'Adiós.',
};
