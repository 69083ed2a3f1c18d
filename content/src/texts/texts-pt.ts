import type { SystemTextKey } from '@kept/rules/system-text';

export const textsPt: Readonly<Record<SystemTextKey, string>> = {
  thanks_confirmed: 'Obrigado! O seu horário de {{ event.start_time | date_and_time_phrase }} está confirmado.',
  thanks_cancelled:
    'O seu horário de {{ event.start_time | date_and_time_phrase }} foi cancelado. Obrigado por avisar.',
  thanks_reschedule_requested: 'Obrigado. Entraremos em contato para encontrar outro horário.',
  thanks_accepted: 'Obrigado! A sua reserva de {{ event.start_time | date_and_time_phrase }} foi aceita.',
  thanks_declined: 'Obrigado por avisar. A reserva foi recusada.',
  not_confirmed_yet: 'Obrigado. O seu horário ainda não está confirmado: entraremos em contato.',
  was_cancelled: 'Este horário foi cancelado. Fale com {{ user.company }} para marcar outro.',
  too_late_to_change: 'Já não é possível mudar este horário por aqui. Avisamos {{ user.company }}.',
  new_time: 'A hora mudou: o seu horário agora é {{ event.start_time | date_and_time_phrase }}.',
  which_one:
    'De qual horário se trata?\n{% for each in appointments %}{{ forloop.index }}: {{ each }}\n{% endfor %}Responda com o número.',
  sent_together: 'Isto vale para todos estes horários:\n{{ appointments }}',
  opted_out: '{{ user.company }}: não receberá mais mensagens nossas. Responda START para voltar a receber.',
  opted_in: '{{ user.company }}: voltará a receber as nossas mensagens. Responda STOP para deixar de receber.',
  help: '{{ user.company }}: mensagens sobre os seus horários. Responda STOP para deixar de receber.',
  call_not_recognized: 'Desculpe, não entendemos.',
  call_change_menu: 'Para pedir outro horário, pressione 1. Para cancelar o seu horário, pressione 2.',
  call_forwarding: 'Aguarde, estamos transferindo a ligação.',
  call_forward_refused:
    'Desculpe, não é possível transferir a ligação agora. Avisamos {{ user.company }}, que ligará de volta.',
  call_opted_out: 'Não receberá mais ligações nem mensagens de {{ user.company }}. Até logo.',
  call_goodbye: 'Até logo.',
};
