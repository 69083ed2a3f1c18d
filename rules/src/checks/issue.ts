import type { Definition } from '../document.ts';
import type { SavedScenario } from '../simulate/saved-scenario.ts';
import type { Template } from '../templates/template.ts';
import type { Fix } from './fix.ts';
import type { IssueCode } from './issue-kinds.ts';
import { WARNINGS } from './warnings.ts';

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

/** An issue with the severity of its code. */
export function issueOf({
  fix = null,
  ...about
}: Omit<Issue, 'severity' | 'fix'> & { readonly fix?: Fix | null }): Issue {
  return { ...about, severity: WARNINGS.has(about.code) ? 'warning' : 'error', fix };
}

/** What of a message a text is; `link_subject` and `link_body` are those of the invitation to what is sent securely. */
export type TextPart = 'subject' | 'body' | 'said' | 'link_subject' | 'link_body' | 'pin';

/** Looks at a text with Liquid in it; handed in, so that rules never needs Liquid. */
export type CheckTemplate = (
  template: string,
  part: TextPart,
) => readonly { readonly message: string; readonly code?: string }[];

/** SMS segments of a text at its worst-case rendering in a locale; handed in for the same reason. Null: it does not render. */
export type CountSegments = (template: string, locale: string) => number | null;

/** A file of the account, as far as it decides how it may be sent. */
export interface AttachmentForChecks {
  readonly id: string;
  readonly content_type: string;
  readonly file_name: string;
  /** Bytes. */
  readonly size: number;
  /** On a call. */
  readonly can_play: boolean;
}

/** What of the account the checks look at; what is left out is not checked. */
export interface AccountForChecks {
  /** The locale of the default wording, and those of contacts. */
  readonly locale?: string;
  readonly locales_in_use?: readonly string[];
  /** Of all channels, put away or not. */
  readonly templates?: readonly Template[];
  /** Files for messages and clips for calls. */
  readonly attachment_ids?: ReadonlySet<string>;
  /** What is known of them. */
  readonly attachments?: readonly AttachmentForChecks[];
  /** ISO 3166 code; the opt-out text is asked for in the US and Canada, and where no country is given. */
  readonly country?: string;
  /** Whether it may forward calls. */
  readonly may_forward?: boolean;
  /** Whether it can place calls at all. */
  readonly can_call?: boolean;
}

export interface CheckRequest {
  /** With what its templates say. */
  readonly definition: Definition;
  /** As it was written, with the templates it names. */
  readonly authored: Definition;
  readonly check_template: CheckTemplate;
  readonly count_segments: CountSegments | null;
  readonly account: AccountForChecks;
  readonly scenarios: readonly SavedScenario[];
}

/** One family of checks of flow-spec section 7. */
export type Check = (request: CheckRequest) => readonly Issue[];
