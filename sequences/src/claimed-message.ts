import type { Channel } from '@kept/rules/facts';
import type { Spoken } from './calls/call-answer.ts';
import type { KeptAttachment } from './files/kept-attachment.ts';
import type { ReadyLink } from './secure/prepare-link.ts';

/** What the claim decided about a message, before anything leaves the house. */
export type Claim =
  | { readonly type: 'send'; readonly attempt_id: string; readonly message: ClaimedMessage }
  /** Another delivery has it, or it is done. */
  | { readonly type: 'nothing' }
  | { readonly type: 'skipped' }
  /** An earlier try died between the request and the record: only the provider knows. */
  | { readonly type: 'unknown' }
  /** It went out before the database was restored to a moment before: it is taken for sent. */
  | { readonly type: 'adopted' }
  | { readonly type: 'put_off'; readonly again_in_ms: number }
  | { readonly type: 'held' };

export interface ClaimedMessage {
  readonly id: string;
  /** Messages that go out with it, as one: what becomes of it becomes of them. */
  readonly part_ids: readonly string[];
  readonly kind: string;
  readonly channel: Channel;
  readonly to_address: string;
  readonly from_address: string;
  readonly subject: string | null;
  readonly body: string;
  /** What goes along with a text or an email. */
  readonly attachments: readonly KeptAttachment[];
  /** Of a call: what is heard. */
  readonly spoken: Spoken | null;
  /** Of a mail: its body as a fragment of HTML; null: the text as it stands. */
  readonly html: string | null;
  /** Whose mail it is, and in which language what stands around it is said. */
  readonly account_name: string;
  readonly locale: string;
  readonly provider: 'twilio' | 'smtp';
  /** The channel's credentials, encrypted; see `call-provider`. */
  readonly credentials: Buffer;
  readonly credentials_key_id: string;
  /** Sent through the carrier sandbox instead of the world. */
  readonly sandbox: boolean;
  /** What a mail is threaded by: the sequence it belongs to, and what the client wrote last in it. */
  readonly sequence_id: string | null;
  readonly answers_mail: string | null;
  /** Of a notice: an answer to it goes to the client whom it is about. */
  readonly is_about_client: boolean;
  readonly invites_answer: boolean;
  /** Of an invitation: its link, which is put in as it leaves; null: it has none. */
  readonly secure_link: ReadyLink | null;
}
