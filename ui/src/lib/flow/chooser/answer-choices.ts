import type { Definition } from '@kept/rules/document';
import { triggerInWords } from '@kept/rules/graph/trigger-in-words';
import { messageOf, type Selection } from '../document/selection.ts';

interface AnswerChoice {
  /** Empty: a new answer to any other reply. */
  readonly value: string;
  readonly label: string;
}

/** The answers of what is selected, from which a line can begin; a new one last. */
export function answerChoices(definition: Definition, selection: Selection): readonly AnswerChoice[] {
  const id = messageOf(selection);
  const message = definition.messages.find((each) => each.id === id);
  const answers = message?.auto_replies ?? definition.default_auto_replies;
  return [
    ...answers.map(({ id: value, trigger }) => ({ value, label: triggerInWords(trigger) })),
    { value: '', label: 'a new answer: any other reply' },
  ];
}
