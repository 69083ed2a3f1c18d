import type { Definition } from '../document.ts';

/** Every check's code; stable, for docs and tests name them. */
export const ISSUE_CODES = [
  'no_messages',
  'name_missing',
  'timing_missing',
  'body_missing',
  'calls_not_available',
  'phrases_missing',
  'actions_missing',
  'reply_missing',
  'target_missing',
  'target_unknown',
  'target_off',
  'trigger_not_allowed',
  'action_not_allowed',
  'default_never_applies',
  'do_nothing_not_alone',
  'turn_end_not_last',
  'opt_out_word',
  'reserved_word',
  'shadowed_trigger',
  'phrase_clash',
  'overrides_built_in',
  'cycle_without_client',
  'silent_loop',
  'template',
  'window_unknown',
  'window_never_opens',
  'window_reserved',
  'sends_after_start',
  'response_after_start',
  'message_unreachable',
  'opt_out_text_missing',
  'condition_field_unknown',
] as const;

export type IssueCode = (typeof ISSUE_CODES)[number];

/** A change to the document that settles the issue. */
export interface Fix {
  readonly label: string;
  readonly operation: 'replace' | 'remove';
  readonly pointer: string;
  /** What to put there; null when it is removed. */
  readonly value: string | null;
}

export interface Issue {
  readonly code: IssueCode;
  /** An error keeps a revision from being published, a warning does not. */
  readonly severity: 'error' | 'warning';
  /** JSON pointer into the definition. */
  readonly pointer: string;
  readonly message_id: string | null;
  /** What is wrong and the way out, in the author's words. */
  readonly message: string;
  readonly fix: Fix | null;
}

/** Looks at a text with Liquid in it; handed in, so that rules never needs Liquid. */
export type CheckTemplate = (template: string) => readonly { readonly message: string }[];

export interface CheckRequest {
  readonly definition: Definition;
  readonly check_template: CheckTemplate;
}

/** One family of checks of flow-spec section 7. */
export type Check = (request: CheckRequest) => readonly Issue[];
