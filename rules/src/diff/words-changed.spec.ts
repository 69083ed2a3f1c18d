import { describe, expect, it } from 'vitest';
import { define, reminder, reminderCall, schedule } from '../scenario.spec-support.ts';
import { diff } from './diff.ts';

const sentences = (before: object, after: object) =>
  diff(define(before), define(after)).map(({ sentence }) => sentence);

const R = '“Reminder, 1 day before”';

const late = {
  id: 'late',
  trigger: { type: 'reply_includes', any_of: ['late'] },
  actions: [{ type: 'reply', body: 'Fine.' }],
};
describe('other words', () => {
  const call = (content: object) => schedule(reminderCall({ content }));
  const C = '“Reminder call, 1 day before”';
  const script = [{ say: 'Hello.' }, { play: 'jingle' }];

  it.each([
    [
      'a call’s script',
      { script },
      { script: [{ say: 'Good day.' }, { play: 'jingle' }] },
      `${C}: what the call says is now “Good day. / Plays jingle” (before: “Hello. / Plays jingle”).`,
    ],
    [
      'words for a machine',
      { script },
      { script, voicemail: [{ say: 'Call us.' }] },
      `${C}: what a machine hears is now “Call us.” (before: none).`,
    ],
    [
      'the same words as two parts',
      { script: [{ say: 'Plays jingle' }] },
      { script: [{ play: 'jingle' }] },
      `${C}: what the call says is written otherwise, with the same words.`,
    ],
  ])('of a call: %s', (_name, before, after, sentence) => {
    expect(sentences(call(before), call(after))).toEqual([sentence]);
  });

  const email = (content: object, translations: object = {}) =>
    schedule(reminder({ type: 'email', content: { body: 'Hi', ...content }, translations }));

  it.each([
    ['a subject', {}, { subject: 'Soon' }, `${R}: the subject is now “Soon” (before: none).`],
    ['no subject', { subject: 'Soon' }, {}, `${R}: the subject is now none (before: “Soon”).`],
    ['a template', {}, { template_id: 'tpl_1' }, `${R}: the template is now “tpl_1” (before: none).`],
    [
      'files',
      { attachments: ['map'] },
      { attachments: ['map', 'form'] },
      `${R}: the list of files is now “map / form” (before: “map”).`,
    ],
    ['spaces', {}, { body: 'Hi ' }, `${R}: the text is now “Hi ” (before: “Hi”).`],
    ['line breaks', { body: 'a\nb' }, { body: 'a b' }, `${R}: the text is written otherwise, with the same words.`],
    [
      'several at once',
      { subject: 'A' },
      { subject: 'B', body: 'Ho' },
      `${R}: the subject is now “B” (before: “A”); the text is now “Ho” (before: “Hi”).`,
    ],
  ])('of an email: %s', (_name, before, after, sentence) => {
    expect(sentences(email(before), email(after))).toEqual([sentence]);
  });

  it('from shortly before where long texts part, and as much as a line takes', () => {
    const body = (word: string) =>
      `${'This is the same in both of them. '.repeat(3)}${word} and so on ${'🙂'.repeat(60)}`;
    expect(sentences(email({ body: body('red') }), email({ body: body('blue') }))).toEqual([
      `${R}: the text is now “…n both of them. blue and so on ${'🙂'.repeat(29)}…” (before: “…n both of them. red and so on ${'🙂'.repeat(30)}…”).`,
    ]);
    const whole = 'x'.repeat(60);
    expect(sentences(email({ body: whole }), email({ body: `${whole}y` }))).toEqual([
      `${R}: the text is now “…${'x'.repeat(16)}y” (before: “${whole}”).`,
    ]);
  });

  it('in each language', () => {
    const before = { es: { body: 'Hola' }, de: { body: 'Hallo' } };
    const after = { es: { body: 'Buenas' }, fr: { body: 'Salut' } };
    expect(sentences(email({}, before), email({}, after))).toEqual([
      `${R}: de is gone; in es, the text is now “Buenas” (before: “Hola”); fr is new.`,
    ]);
  });

  const answering = (...actions: readonly object[]) => schedule(reminder({ auto_replies: [{ ...late, actions }] }));
  const to = 'desk@example.org';

  it('of which of several actions', () => {
    const reply = { type: 'reply', body: 'Fine.' };
    const mail = { type: 'send_email_notification', subject: 'Late' };
    expect(
      sentences(
        answering(reply, mail),
        answering({ ...reply, translations: { es: { body: 'Bien.' } } }, { ...mail, to, body: 'Look' }),
      ),
    ).toEqual([
      `${R}: when reply includes “late”, of its “reply”, es is new; of its “send email notification”, the text is now “Look” (before: none); the recipient is now “${to}” (before: none).`,
    ]);
  });

  it('of which phrases, when only three are told', () => {
    const waiting = (...any_of: readonly string[]) =>
      schedule(reminder({ auto_replies: [{ ...late, trigger: { type: 'reply_includes', any_of } }] }));
    const four = ['late', 'delayed', 'traffic', 'stuck'];
    const when = 'the answer to reply includes “late”, “delayed”, “traffic” and';
    expect(sentences(waiting(...four), waiting(...four.slice(0, 3), 'held up'))).toEqual([
      `${R}: ${when} 1 more now waits also for “held up”, no longer for “stuck”.`,
    ]);
    expect(sentences(waiting(...four, 'jam'), waiting(...four.slice(0, 3), 'jam', 'stuck'))).toEqual([
      `${R}: ${when} 2 more now waits for its texts in another order.`,
    ]);
  });

  it('of a call’s answer', () => {
    const dialled = (say: string) =>
      schedule(
        reminderCall({
          auto_replies: [
            {
              id: 'desk',
              trigger: { type: 'client_dials', digit: '4' },
              actions: [{ type: 'prompt', script: [{ say }] }],
            },
          ],
        }),
      );
    expect(sentences(dialled('Press 5.'), dialled('Press 6.'))).toEqual([
      `${C}: when client dials 4, of its “prompt”, what the call says is now “Press 6.” (before: “Press 5.”).`,
    ]);
  });
});
