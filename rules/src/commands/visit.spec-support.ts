import type { Definition } from '../document.ts';
import { define, reminder, schedule } from '../scenario.spec-support.ts';
import { applyCommand } from './apply-command.ts';
import type { Command } from './command.ts';

/** An answer that does nothing yet. */
export const late = { id: 'late', trigger: { type: 'reply_includes', any_of: ['late'] }, actions: [] };
/** The message that the answer leads to. */
export const running = { ...reminder(), id: 'running', name: 'Running late', availability: 'on_demand' };
/** A reminder with an answer that leads to an on-demand message, and a default that disables it. */
export const visit = define({
  ...schedule(
    reminder({
      auto_replies: [
        {
          ...late,
          actions: [
            { type: 'reply', body: 'No problem.' },
            { type: 'transition_to', message_id: 'running' },
          ],
        },
      ],
    }),
    running,
  ),
  default_auto_replies: [
    {
      id: 'off',
      trigger: { type: 'reply_is', any_of: ['enough'] },
      actions: [{ type: 'disable_message', message_id: 'remind' }],
    },
  ],
});

/** Makes the edit or fails the spec. */
export function apply(definition: Definition, command: Command) {
  const result = applyCommand(definition, command);
  if (!result.ok) throw new Error(result.problem.message);
  return result;
}

/** Why an edit is refused; null: it is made. */
export function refusal(definition: Definition, command: Command) {
  const result = applyCommand(definition, command);
  return result.ok ? null : result.problem.code;
}
