import { applyCommand } from '@kept/rules/commands/apply-command';
import { expect, it } from 'vitest';
import { readDocument, reminder } from '../../read-document.spec-support.ts';
import { leadTo } from './lead-to.ts';

const document = readDocument({
  messages: [
    reminder('msg_a', [
      { id: 'ar_1', trigger: { type: 'any_other_reply' }, actions: [{ type: 'transition_to', message_id: '' }] },
    ]),
  ],
});

it('makes the message it leads to in one step', () => {
  const command = leadTo(document, { auto_reply_id: 'ar_1', action_index: 0, target: '+call' });
  const result = applyCommand(document, command);
  if (!result.ok) throw new Error(result.problem.message);
  const [answering, made] = result.definition.messages;
  expect(made).toMatchObject({ type: 'call', purpose: 'reminder', availability: 'on_demand' });
  expect(answering?.auto_replies[0]?.actions).toEqual([{ type: 'transition_to', message_id: made?.id }]);
});

it('leads to a message that is there', () => {
  const command = leadTo(document, { auto_reply_id: 'ar_1', action_index: 0, target: 'msg_a' });
  expect(command).toEqual({ type: 'retarget', auto_reply_id: 'ar_1', action_index: 0, message_id: 'msg_a' });
});

it('gives a message that is enabled a time to go out at', () => {
  const enabling = readDocument({
    messages: [
      reminder('msg_a', [
        { id: 'ar_1', trigger: { type: 'any_other_reply' }, actions: [{ type: 'enable_message', message_id: '' }] },
      ]),
    ],
  });
  const result = applyCommand(enabling, leadTo(enabling, { auto_reply_id: 'ar_1', action_index: 0, target: '+sms' }));
  if (!result.ok) throw new Error(result.problem.message);
  expect(result.definition.messages[1]).toMatchObject({ availability: 'on_demand', timing: { anchor: 'start' } });
});
