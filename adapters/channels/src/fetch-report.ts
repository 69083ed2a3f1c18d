import { listenerOf } from './listener-of.ts';
import { readTwilioFailure } from './read-twilio-failure.ts';
import { secondsOf } from './seconds-of.ts';
import { twilioClient, type TwilioAccess } from './twilio-client.ts';

export interface ReportRequest extends TwilioAccess {
  readonly channel: 'sms' | 'call';
  /** The provider's name of the text or call. */
  readonly provider_id: string;
}

/** What the provider says of a text or a call when it is asked; the words are those of its callbacks. */
export type Report =
  | { readonly type: 'text'; readonly status: string; readonly error_code: string | null }
  | {
      readonly type: 'call';
      readonly status: string;
      readonly answered_by: 'person' | 'machine' | null;
      /** Null while it is not over. */
      readonly duration_s: number | null;
    }
  /** It has none of this name any more. */
  | { readonly type: 'gone' };

/** https://www.twilio.com/docs/api/errors/20404 */
const NOT_FOUND: readonly string[] = ['carrier_20404', 'carrier_http_404'];

/**
 * Asks the provider once how a text or a call that it took has fared.
 * @throws when it does not answer, or not in time.
 */
export async function fetchReport(request: ReportRequest): Promise<Report> {
  const client = twilioClient(request);
  try {
    if (request.channel === 'sms') {
      const { status, errorCode } = await client.messages(request.provider_id).fetch();
      // The package says number; the API says null where there is none.
      return { type: 'text', status, error_code: errorCode ? String(errorCode) : null };
    }
    const { status, answeredBy, duration } = await client.calls(request.provider_id).fetch();
    return { type: 'call', status, answered_by: listenerOf(answeredBy), duration_s: secondsOf(duration) };
  } catch (fault) {
    const failure = readTwilioFailure(fault);
    if (failure.type === 'failed' && NOT_FOUND.includes(failure.code)) return { type: 'gone' };
    throw fault;
  }
}
