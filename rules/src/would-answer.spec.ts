import { expect, it } from 'vitest';
import { parseDefinition } from './parse-definition.ts';
import { wouldAnswer } from './would-answer.ts';

const does_nothing = [{ type: 'do_nothing' }];
const parsed = parseDefinition({
  spec_version: 1,
  messages: [
    {
      ...{ id: 'msg_a', name: 'Reminder', type: 'sms', purpose: 'reminder', content: { body: 'See you' } },
      auto_replies: [
        { id: 'ar_includes', trigger: { type: 'reply_includes', any_of: ['late'] }, actions: does_nothing },
        { id: 'ar_is', trigger: { type: 'reply_is', any_of: ['very late'] }, actions: does_nothing },
        { id: 'ar_other', trigger: { type: 'any_other_reply' }, actions: does_nothing },
        { id: 'ar_stop', trigger: { type: 'reply_is', any_of: ['quit'] }, actions: does_nothing },
      ],
    },
    {
      ...{ id: 'msg_b', name: 'Other', type: 'sms', purpose: 'reminder', content: { body: 'See you' } },
      disable_default_auto_replies: true,
    },
  ],
  default_auto_replies: [
    { id: 'ar_default', trigger: { type: 'reply_is', any_of: ['late', 'parking'] }, actions: does_nothing },
  ],
});
if (!parsed.ok) throw new Error('the document cannot be read');
const { definition } = parsed;

it.each([
  ['msg_a', 'Running LATE!', 'ar_includes', 'late'],
  ['msg_a', 'very late', 'ar_is', 'very late'],
  ['msg_a', 'Parking?', 'ar_default', 'parking'],
  ['msg_a', '1', 'reminder_confirm', null],
  ['msg_a', 'yes', 'reminder_confirm', null],
  ['msg_a', 'What should I bring', 'ar_other', null],
  ['msg_a', 'quit', 'opt_out', null],
  ['msg_b', 'parking', 'inbox', null],
])('%s answered with “%s”: %s', (message_id, text, by, phrase) => {
  const message = definition.messages.find(({ id }) => id === message_id);
  if (message === undefined) throw new Error('no such message');
  const answer = wouldAnswer({ definition, message, text });
  const id =
    answer.kind === 'auto_reply' ? answer.auto_reply.id : answer.kind === 'built_in' ? answer.built_in.id : answer.kind;
  expect([id, answer.kind === 'auto_reply' ? answer.phrase : null]).toEqual([by, phrase]);
});
