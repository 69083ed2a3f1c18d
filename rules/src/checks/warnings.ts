import type { IssueCode } from './issue-kinds.ts';

/** What an author should know and may publish with; every other code is an error and keeps a revision from it. */
export const WARNINGS: ReadonlySet<IssueCode> = new Set<IssueCode>([
  'default_never_applies',
  'reserved_word',
  'shadowed_trigger',
  'phrase_clash',
  'overrides_built_in',
  'silent_loop',
  'translation_missing',
  'sends_after_start',
  'response_after_start',
  'message_unreachable',
  'opt_out_text_missing',
  'condition_empty',
]);
