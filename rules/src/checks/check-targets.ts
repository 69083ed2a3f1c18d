import { targetOf } from '../actions/target-of.ts';
import type { Definition } from '../document.ts';
import { fixAnswer } from './fix-answer.ts';
import { fixField } from './fix-field.ts';
import { type Issue, issueOf, type Check } from './issue.ts';
import { type PlacedReply, placedReplies } from './placed.ts';

/** Targets that are not chosen, gone, switched off, or enabled though they have no time (rulings 13 and 21). */
export const checkTargets: Check = ({ definition }) =>
  placedReplies(definition).flatMap((placed) =>
    placed.auto_reply.actions.flatMap((_, index) => {
      const issue = targetIssue(definition, { placed, index });
      return issue === null ? [] : [issue];
    }),
  );

function targetIssue(
  definition: Definition,
  { placed, index }: { readonly placed: PlacedReply; readonly index: number },
): Issue | null {
  const { auto_reply, pointer, message } = placed;
  const action = auto_reply.actions[index];
  const target = action ? targetOf(action) : null;
  if (!action || target === null) return null;
  const about = { pointer: `${pointer}/actions/${index}/message_id`, message_id: message?.id ?? null };
  const without = fixAnswer(auto_reply, {
    label: 'Remove this action',
    actions: auto_reply.actions.toSpliced(index, 1),
  });
  if (target === '') {
    return issueOf({
      ...about,
      code: 'target_missing',
      message: 'The action names no message: choose one.',
      fix: without,
    });
  }
  const found = definition.messages.find((each) => each.id === target);
  if (!found) {
    return issueOf({
      ...about,
      code: 'target_unknown',
      message: 'The message this action names does not exist any more: choose another.',
      fix: without,
    });
  }
  if (action.type === 'enable_message' && found.timing === null) {
    return issueOf({
      ...about,
      code: 'target_without_time',
      message: `“${found.name}” has no time of its own, so enabling it sends nothing: give it one, or transition to it.`,
      fix: without,
    });
  }
  if (found.availability !== 'off' || action.type === 'disable_message') return null;
  return issueOf({
    ...about,
    code: 'target_off',
    message: `“${found.name}” is off and is never sent: make it on demand, or choose another.`,
    fix: fixField(
      { kind: 'message', message_id: found.id },
      { label: `Make “${found.name}” on demand`, path: ['availability'], value: 'on_demand' },
    ),
  });
}
