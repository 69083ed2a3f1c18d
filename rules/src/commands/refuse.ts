import type { CommandProblem } from './command.ts';

const SENTENCES: Readonly<Record<Exclude<CommandProblem['code'], 'does_not_fit'>, string>> = {
  message_unknown: 'The message does not exist any more: reload, or choose another.',
  auto_reply_unknown: 'The auto reply does not exist any more: reload, or choose another.',
  action_unknown: 'The action does not exist any more: reload, or choose another.',
  place_unknown: 'There is no such place in the list: choose another.',
  already_connected: 'This auto reply leads there or somewhere else already: change that connection instead.',
  not_connected: 'This action leads to no message: choose one that does.',
  id_fixed: 'Ids are given once and never changed: make a new one instead.',
};

/** An edit that cannot be made, for one of the usual reasons. */
export function refuse(code: keyof typeof SENTENCES): { readonly ok: false; readonly problem: CommandProblem } {
  return { ok: false, problem: { code, message: SENTENCES[code] } };
}
