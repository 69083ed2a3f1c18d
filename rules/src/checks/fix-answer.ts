import type { Action, AutoReply } from '../document.ts';
import { fixField } from './fix-field.ts';
import type { Fix } from './fix.ts';

/** What is left of an auto reply; one left without texts or without actions is removed whole. */
export type Left =
  | { readonly label: string; readonly phrases: readonly string[] }
  | { readonly label: string; readonly actions: readonly Action[] };

/** Leaves an auto reply only these texts, or only these actions. */
export function fixAnswer({ id }: AutoReply, left: Left): Fix {
  const of = { kind: 'auto_reply', auto_reply_id: id } as const;
  const { label } = left;
  const rest = 'phrases' in left ? left.phrases : left.actions;
  const path = 'phrases' in left ? ['trigger', 'any_of'] : ['actions'];
  return rest.length === 0 ? fixByRemoving(id) : fixField(of, { label, path, value: rest });
}

/** Takes the whole auto reply out. */
export function fixByRemoving(auto_reply_id: string): Fix {
  const of = { kind: 'auto_reply', auto_reply_id } as const;
  return { label: 'Remove this answer', command: { type: 'remove', of, references: 'keep' } };
}
