import { everyDay } from './every-day.ts';
import type { Starter } from './starter.ts';

/** A question after the visit, in English and Spanish. */
export const followUpReview: Starter = {
  id: 'follow_up_review',
  title: 'Follow-up with a review question',
  explanation:
    'The day after the visit asks from 1 to 5 how it was, in English or Spanish as the client’s contact says. Happy ' +
    'clients are asked for a review: put the address of your review page into “Ask for a review”. Of the others staff hear at once.',
  document: {
    spec_version: 1,
    name: 'Follow-up with a review question',
    windows: { default: everyDay('10:00', '19:00') },
    messages: [
      {
        id: 'msg_how_was_it',
        name: 'How was it, the day after',
        purpose: 'follow_up',
        type: 'sms',
        timing: { anchor: 'end', offset: { days: 1 }, window: 'default' },
        content: {
          body: 'Hi {{ participant.first_name }}, thank you for your visit to {{ user.company }}. From 1 (poor) to 5 (great), how was it? Reply with the number. STOP to opt out.',
        },
        translations: {
          es: {
            body: 'Hola {{ participant.first_name }}, gracias por su visita a {{ user.company }}. Del 1 (mal) al 5 (excelente), ¿qué le pareció? Responda con el número. STOP para no recibir más.',
          },
        },
        auto_replies: [
          {
            id: 'ar_happy',
            trigger: { type: 'reply_is', any_of: ['5', '4', 'five', 'four', 'cinco', 'cuatro', 'great', 'excelente'] },
            actions: [{ type: 'transition_to', message_id: 'msg_review' }],
          },
          {
            id: 'ar_unhappy',
            trigger: {
              type: 'reply_is',
              any_of: ['1', '2', '3', 'one', 'two', 'three', 'uno', 'dos', 'tres', 'poor', 'mal'],
            },
            actions: [
              { type: 'send_email_notification', subject: '{{ participant.name }} was not happy with the visit' },
              { type: 'transition_to', message_id: 'msg_sorry' },
            ],
          },
          {
            id: 'ar_in_words',
            trigger: { type: 'any_other_reply' },
            actions: [
              { type: 'send_email_notification', subject: '{{ participant.name }} has written about the visit' },
              {
                type: 'reply',
                body: 'Thank you for telling us, {{ participant.first_name }}.',
                translations: { es: { body: 'Gracias por contarnos, {{ participant.first_name }}.' } },
              },
            ],
          },
        ],
      },
      {
        id: 'msg_review',
        name: 'Ask for a review',
        availability: 'on_demand',
        purpose: 'follow_up',
        type: 'sms',
        content: {
          body: 'Great to hear, {{ participant.first_name }}! Would you tell others? It takes a minute: https://example.com/review',
        },
        translations: {
          es: {
            body: '¡Qué alegría, {{ participant.first_name }}! ¿Nos deja una reseña? Es un minuto: https://example.com/review',
          },
        },
      },
      {
        id: 'msg_sorry',
        name: 'What went wrong',
        availability: 'on_demand',
        purpose: 'follow_up',
        type: 'sms',
        content: {
          body: 'We are sorry to hear that, {{ participant.first_name }}. What should we do better? We read every answer.',
        },
        translations: {
          es: {
            body: 'Lo sentimos, {{ participant.first_name }}. ¿Qué podemos mejorar? Leemos todas las respuestas.',
          },
        },
      },
    ],
  },
};
