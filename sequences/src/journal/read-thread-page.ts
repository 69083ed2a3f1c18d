import { explainFailure } from '@kept/rules/explain-failure';
import { explainTrace } from '@kept/rules/explain-trace';
import type { Channel } from '@kept/rules/facts';
import type { Instant } from '@kept/rules/instant';
import type { TraceEntry } from '@kept/rules/trace';
import type { DefinitionCache } from '../definition-cache.ts';
import { openNames, type NameColumns } from '../files/sealed-name.ts';
import { contentOpener, type SealedColumns } from '../secure/content-opener.ts';
import { shownToStaff, type SecureStanding } from '../secure/shown-to-staff.ts';
import type { Vault } from '../secure/vault.ts';
import type { Statement, Transaction } from '../transaction.ts';
import type { CallProgress } from './call-progress.ts';
import { explainHeldMessage } from './explain-held-message.ts';

/** A file of a message; one that a client sent is fetched from the provider after the message came. */
export interface ThreadAttachment {
  readonly status: 'stored' | 'waiting' | 'refused';
  /** Null until it is stored. */
  readonly attachment_id: string | null;
  readonly kind: 'image' | 'audio' | 'document' | null;
  readonly file_name: string | null;
  readonly size: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly has_rendition: boolean;
  /** Why it was refused. */
  readonly problem: string | null;
}

/** One message of a conversation. */
export interface ThreadMessage {
  readonly id: string;
  readonly direction: 'out' | 'in';
  readonly channel: Channel;
  readonly kind: string;
  readonly status: string;
  readonly status_reason: string | null;
  readonly subject: string | null;
  readonly body: string;
  /** Of one that went or came through a secure link: whether its words are still here. */
  readonly secure: SecureStanding;
  /** Of a mail with a link: when it was first opened, as far as mail programs tell. */
  readonly mail_opened_at: Instant | null;
  /** The client's, whoever wrote. */
  readonly address: string | null;
  /** Who of staff wrote it; null: nobody did, or a program. */
  readonly written_by: string | null;
  /** In their order. */
  readonly attachments: readonly ThreadAttachment[];
  /** Of a call the carrier has told of. */
  readonly call: CallProgress | null;
  /** When it went out, goes out or came in, on the account's clock. */
  readonly at: Instant;
  /** Of one that waits: when it was to go before quiet hours put it off. */
  readonly put_off_from: Instant | null;
  readonly appointment_id: string | null;
  readonly appointment_title: string | null;
  /** The authored name of the auto message it is or answers. */
  readonly name: string | null;
  /** Why it went out by itself, and why it did not arrive: a sentence each. */
  readonly why: readonly string[];
  /** What staff can do about one that did not arrive. */
  readonly actions: readonly MessageRescue[];
}

/** `resend`: once more; `drop`: it is over. */
export type MessageRescue = 'resend' | 'drop';

type StoredFile = Omit<ThreadAttachment, 'file_name'> & NameColumns;

type Row = Omit<ThreadMessage, 'name' | 'why' | 'actions' | 'secure' | 'attachments'> &
  SealedColumns & {
    readonly attachments: readonly StoredFile[];
    readonly sent_securely: boolean;
    readonly tried_anew: boolean;
    readonly auto_message_id: string | null;
    readonly revision_id: string | null;
    readonly trace: readonly TraceEntry[] | null;
  };

interface PageRequest {
  readonly account_id: string;
  readonly cache: DefinitionCache;
  readonly vault: Vault;
  /** Whether whoever asks may read what is private. */
  readonly tells_private: boolean;
  readonly statement: Statement;
  /** Whose conversation, as the statement takes it. */
  readonly whose: string;
  /** The last id of the page before; null: from the newest. */
  readonly before: string | null;
  readonly limit: number;
}

export interface ThreadPage {
  readonly messages: readonly ThreadMessage[];
  readonly more: boolean;
}

/** A page of a conversation, newest first. */
export async function readThreadPage(transaction: Transaction, request: PageRequest): Promise<ThreadPage> {
  const { account_id, statement, vault, tells_private, whose, before, limit } = request;
  const rows = await transaction.read<Row>(statement, [account_id, whose, before, limit + 1]);
  const page = rows.slice(0, limit);
  const names = await namesIn(transaction, { request, rows: page });
  const open = tells_private ? await contentOpener(transaction, { account_id, vault, rows: page }) : null;
  const filesOf = (row: Row) => (row.sent_securely && open === null ? [] : row.attachments);
  const nameOfFile = await openNames(transaction, { account_id, vault, rows: page.flatMap(filesOf) });
  return {
    messages: page.map((row) => {
      const {
        auto_message_id,
        revision_id,
        trace,
        sealed: _sealed,
        data_key_id: _key,
        message_id: _id,
        sent_securely: _way,
        tried_anew,
        ...message
      } = row;
      const nameOf = (id: string): string | null => names.get(`${revision_id} ${id}`) ?? null;
      return {
        ...message,
        ...shownToStaff(row, open),
        attachments: filesOf(row).map(({ sealed_name, ...file }) => ({
          ...file,
          file_name: nameOfFile({ ...file, sealed_name }),
        })),
        name: auto_message_id === null ? null : nameOf(auto_message_id),
        why: [...explainTrace(trace ?? [], { nameOf, explainFailure }), ...outcomeOf(message)],
        actions: rescuesOf({ ...message, tried_anew }),
      };
    }),
    more: rows.length > limit,
  };
}

/** Authored names by revision and message: a message is called what it was called when it went out. */
async function namesIn(
  transaction: Transaction,
  { request, rows }: { readonly request: PageRequest; readonly rows: readonly Row[] },
): Promise<ReadonlyMap<string, string>> {
  const [newest, ...others] = new Set(rows.flatMap(({ revision_id }) => (revision_id === null ? [] : [revision_id])));
  if (newest === undefined) return new Map();
  const { account_id, cache } = request;
  const { by_revision } = await cache.load(transaction, { account_id, newest, others });
  return new Map(
    Object.entries(by_revision).flatMap(([revision_id, { messages }]) =>
      messages.map(({ id, name }) => [`${revision_id} ${id}`, name] as const),
    ),
  );
}

function outcomeOf({ status, status_reason }: Pick<Row, 'status' | 'status_reason'>): readonly string[] {
  if (status_reason === null) return [];
  if (status === 'held') return [explainHeldMessage(status_reason)];
  return status === 'failed' || status === 'unknown' ? [explainFailure(status_reason)] : [];
}

/**
 * Of an unknown outcome a person may say that it is settled; what was sent once and failed may be sent once more. An auto
 * message that failed is its schedule's to send again.
 */
export function rescuesOf({
  direction,
  kind,
  status,
  tried_anew,
}: Pick<ThreadMessage, 'direction' | 'kind' | 'status'> & {
  /** Its broadcast has written to the recipient anew. */
  readonly tried_anew: boolean;
}): readonly MessageRescue[] {
  if (direction === 'in' || tried_anew) return [];
  if (status === 'unknown') return ['resend', 'drop'];
  if (kind !== 'one_time' && kind !== 'notification') return [];
  if (status === 'failed') return ['resend'];
  return status === 'held' || status === 'due' ? ['drop'] : [];
}
