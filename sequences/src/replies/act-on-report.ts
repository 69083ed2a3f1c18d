import type { MailReport } from '@kept/channels/read-mail-report';
import type { Instant } from '@kept/rules/instant';
import { tellOfOptOut } from '../notifications/tell-of-opt-out.ts';
import { recordCallback } from '../record-callback.ts';
import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';
import type { ReplyResult } from './receive-reply.ts';
import { stopAddress } from './stop-address.ts';

export interface ReportRequest extends TransactionRequest {
  readonly report: MailReport;
  /** The mail it is about, as its signed address says. */
  readonly message_id: string;
  /** Of the report itself. */
  readonly provider_id: string;
}

interface Row {
  readonly attempt_id: string | null;
  readonly to_address: string;
  readonly line_id: string | null;
  readonly now: Instant;
}

/** A mail that went out with another was tried with it. */
const READ: Statement = {
  name: 'read_mail_of_report',
  text: `select m.to_address, m.line_id, clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now,
      (select at.id from delivery_attempt at where at.account_id = m.account_id and at.message_id = coalesce(m.sent_with_id, m.id)
        order by at.number desc limit 1) as attempt_id
    from message m join account a on a.id = m.account_id where m.account_id = $1 and m.id = $2`,
};

/**
 * Does what a mail system's report says of a mail of ours, once however often it comes: a failure that is final fails
 * the message (ruling 16), a complaint is an opt-out of that address. That a mail is late, or has arrived, changes
 * nothing.
 */
export async function actOnReport(request: ReportRequest): Promise<ReplyResult> {
  const { pool, account_id, report, message_id, provider_id } = request;
  const [row] = await inTransaction({ pool, account_id }, (transaction) =>
    transaction.read<Row>(READ, [account_id, message_id]),
  );
  if (row === undefined) return { outcome: 'stored', nudge: [], messages: [] };
  if (report.type === 'complaint') {
    if (report.feedback === 'not-spam') return { outcome: 'stored', nudge: [], messages: [] };
    return await stopAfterComplaint(request, row);
  }
  if (row.attempt_id === null || report.action !== 'failed') return { outcome: 'stored', nudge: [], messages: [] };
  const { nudge } = await recordCallback({
    pool,
    account_id,
    attempt_id: row.attempt_id,
    provider_id,
    status: 'failed',
    error_code: null,
    bounce: { status: report.status, diagnostic: report.diagnostic },
  });
  return { outcome: 'stored', nudge, messages: [] };
}

async function stopAfterComplaint(
  { pool, account_id, message_id }: ReportRequest,
  { to_address: address, line_id, now: at }: Row,
): Promise<ReplyResult> {
  const key = `complaint/${message_id}`;
  return await inTransaction({ pool, account_id }, async (transaction) => {
    const { is_new, nudge } = await stopAddress(transaction, {
      account_id,
      address,
      channel: 'email',
      source: 'carrier',
      word: 'complaint',
      listed_word: 'complaint',
      key,
      line_id,
      message_id: null,
      at,
    });
    const told = { account_id, type: 'email', address, way: { by: 'complaint' }, key } as const;
    return { outcome: 'stored', nudge, messages: is_new ? await tellOfOptOut(transaction, told) : [] };
  });
}
