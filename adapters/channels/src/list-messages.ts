import { twilioClient, type TwilioAccess } from './twilio-client.ts';

const LARGEST_PAGE = 1_000;

/** A text as the provider's own list has it. */
export type ListedMessage = {
  readonly provider_id: string;
  readonly inbound: boolean;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  /** The provider's word, as in its callbacks. */
  readonly status: string;
  readonly error_code: string | null;
  readonly created_at: Date;
};

/** `sent_after`: to the second; what was not sent yet is not among those asked for by it. `most`: the newest so many. */
export type ListRequest = TwilioAccess & {
  readonly from?: string;
  readonly to?: string;
  readonly sent_after?: Date;
  readonly most: number;
};

/**
 * Asks the provider for the texts it knows, oldest first. https://www.twilio.com/docs/messaging/api/message-resource
 * @throws when it does not answer, or refuses.
 */
export async function listMessages(request: ListRequest): Promise<readonly ListedMessage[]> {
  const { from, to, sent_after, most } = request;
  const listed = await twilioClient(request).messages.list({
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(sent_after === undefined ? {} : { dateSentAfter: sent_after }),
    pageSize: Math.min(most, LARGEST_PAGE),
    limit: most,
  });
  // Newest first, and its times are whole seconds: of one second the later stands first.
  return listed
    .toReversed()
    .map(({ sid, direction, from: sender, to: recipient, body, status, errorCode, dateCreated }) => ({
      provider_id: sid,
      inbound: direction === 'inbound',
      from: sender,
      to: recipient,
      body,
      status,
      // The package says number; the API says null where there is none.
      error_code: errorCode ? String(errorCode) : null,
      created_at: dateCreated,
    }))
    .toSorted((a, b) => a.created_at.getTime() - b.created_at.getTime());
}
