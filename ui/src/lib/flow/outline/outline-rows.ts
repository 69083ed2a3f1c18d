import type { Definition } from '@kept/rules/document';
import type { Outline, AnswerOutline, MessageOutline } from '@kept/rules/outline/outline';
import { toOutline } from '@kept/rules/outline/to-outline';
import type { BuiltInRow } from '@kept/rules/graph/graph';
import type { Selection } from '../document/selection.ts';

/** A line of the outline: a message or the defaults at the first level, what answers it at the second. */
export type OutlineRow =
  | (Row & { readonly kind: 'defaults' })
  | (Row & { readonly kind: 'message'; readonly message: MessageOutline })
  | (Row & { readonly kind: 'auto_reply'; readonly answer: AnswerOutline })
  | (Row & { readonly kind: 'built_in'; readonly message_id: string; readonly built_in: BuiltInRow });

interface Row {
  /** Unique in the outline. */
  readonly key: string;
  readonly level: 1 | 2;
  /** Place among its siblings, from 1, and how many they are. */
  readonly place: number;
  readonly of: number;
  /** Null: nothing is beneath it. */
  readonly is_open: boolean | null;
  /** What the panel shows for it. */
  readonly selection: Selection;
}

/** The key of the defaults' row; ids of messages begin with a letter or digit. */
export const DEFAULTS_KEY = '_any';

/** The document as lines from top to bottom; what is beneath a folded line is left out. */
export function outlineRows(definition: Definition, folded: ReadonlySet<string>): readonly OutlineRow[] {
  const outline = toOutline(definition);
  const of = outline.messages.length + 1;
  return [
    ...defaultsRows(outline, { of, folded }),
    ...outline.messages.flatMap((message, index) => messageRows(message, { place: index + 2, of, folded })),
  ];
}

interface Siblings {
  readonly of: number;
  readonly folded: ReadonlySet<string>;
}

function defaultsRows({ any_message }: Outline, { of, folded }: Siblings): readonly OutlineRow[] {
  const is_open = any_message.length === 0 ? null : !folded.has(DEFAULTS_KEY);
  return [
    { kind: 'defaults', key: DEFAULTS_KEY, level: 1, place: 1, of, is_open, selection: { kind: 'defaults' } },
    ...(is_open === true ? answerRows(any_message, { message_id: null, of: any_message.length }) : []),
  ];
}

function messageRows(
  message: MessageOutline,
  { place, of, folded }: Siblings & { readonly place: number },
): readonly OutlineRow[] {
  const { id, answers, built_ins } = message;
  const is_open = !folded.has(id);
  const beneath = answers.length + built_ins.length;
  const selection = { kind: 'message', message_id: id } as const;
  return [
    { kind: 'message', key: id, level: 1, place, of, is_open: beneath === 0 ? null : is_open, selection, message },
    ...(is_open ? answerRows(answers, { message_id: id, of: beneath }) : []),
    ...(is_open
      ? built_ins.map((built_in, index) => ({
          ...{ kind: 'built_in' as const, key: `${id}/${built_in.built_in_id}`, level: 2 as const, is_open: null },
          ...{ place: answers.length + index + 1, of: beneath, selection, message_id: id, built_in },
        }))
      : []),
  ];
}

function answerRows(
  answers: readonly AnswerOutline[],
  { message_id, of }: { readonly message_id: string | null; readonly of: number },
): readonly OutlineRow[] {
  return answers.map((answer, index) => ({
    ...{ kind: 'auto_reply', key: answer.id, level: 2, place: index + 1, of, is_open: null, answer },
    selection: { kind: 'auto_reply', message_id, auto_reply_id: answer.id },
  }));
}
