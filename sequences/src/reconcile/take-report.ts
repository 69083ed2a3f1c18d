import type { Report } from '@kept/channels/fetch-report';
import { recordCallStatus } from '../calls/record-call-status.ts';
import { recordCallback } from '../record-callback.ts';
import type { SequenceRef } from '../sequence-ref.ts';
import type { TransactionRequest } from '../transaction.ts';
import { recordGone } from './record-gone.ts';

export interface ReportedTry extends TransactionRequest {
  readonly attempt_id: string;
  readonly provider_id: string;
  readonly report: Report;
}

/** Takes in what the provider says of a try when it is asked, as its callback would have been; answers who must look. */
export async function takeReport({ report, ...attempt }: ReportedTry): Promise<readonly SequenceRef[]> {
  switch (report.type) {
    case 'text':
      return (await recordCallback({ ...attempt, status: report.status, error_code: report.error_code })).nudge;
    case 'call': {
      const { status, answered_by, duration_s } = report;
      return (await recordCallStatus({ ...attempt, status, answered_by, duration_s, error_code: null })).nudge;
    }
    case 'gone':
      await recordGone(attempt);
      return [];
    default:
      return report satisfies never;
  }
}
