import { listenerOf } from './listener-of.ts';
import { secondsOf } from './seconds-of.ts';
import { twilioClient, type TwilioAccess } from './twilio-client.ts';

const LARGEST_PAGE = 1_000;

/** A call of ours as the provider's own list has it. */
export interface ListedCall {
  readonly provider_id: string;
  readonly from: string;
  readonly to: string;
  /** The provider's word, as in its callbacks. */
  readonly status: string;
  readonly answered_by: 'person' | 'machine' | null;
  /** Null while it is not over. */
  readonly duration_s: number | null;
  readonly created_at: Date;
}

/** `started_after`: to the second. `most`: the newest so many. */
export type CallListRequest = TwilioAccess & {
  readonly from: string;
  readonly to?: string;
  readonly started_after: Date;
  readonly most: number;
};

/**
 * Asks the provider for the calls that were placed by its API, oldest first; the other ends of calls that were put through
 * are none of them. https://www.twilio.com/docs/voice/api/call-resource#read-multiple-call-resources
 * @throws when it does not answer, or refuses.
 */
export async function listCalls(request: CallListRequest): Promise<readonly ListedCall[]> {
  const { from, to: recipient, started_after, most } = request;
  const listed = await twilioClient(request).calls.list({
    from,
    ...(recipient === undefined ? {} : { to: recipient }),
    startTimeAfter: started_after,
    pageSize: Math.min(most, LARGEST_PAGE),
    limit: most,
  });
  return listed
    .filter(({ direction }) => direction === 'outbound-api')
    .map(({ sid, from: caller, to, status, answeredBy, duration, dateCreated }) => ({
      provider_id: sid,
      from: caller,
      to,
      status,
      answered_by: listenerOf(answeredBy),
      duration_s: secondsOf(duration),
      created_at: dateCreated,
    }))
    .toSorted((a, b) => a.created_at.getTime() - b.created_at.getTime());
}
