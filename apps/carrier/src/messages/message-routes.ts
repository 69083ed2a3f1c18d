import { apiError } from '../rest/api-error.ts';
import { page } from '../rest/page.ts';
import { readTimeRange } from '../rest/read-time-range.ts';
import type { RestCall, RestRoute } from '../rest/rest-route.ts';
import { messageResource } from './message-resource.ts';
import type { Message, MessageStore } from './message-store.ts';
import type { SubmitMessage } from './submit-message.ts';

const LIST = '/2010-04-01/Accounts/:account_sid/Messages.json';
const ONE = '/2010-04-01/Accounts/:account_sid/Messages/:sid.json';

/** Messages: create, list, fetch, delete. */
export function messageRoutes(given: {
  readonly messages: MessageStore;
  readonly submit: SubmitMessage;
}): readonly RestRoute[] {
  const { messages, submit } = given;
  const own = ({ account, parameters }: RestCall): Message | null => {
    const message = messages.find(parameters['sid'] ?? '');
    const is_theirs = message?.account_sid === account.sid && message.direction !== 'carrier' && !message.deleted;
    return is_theirs ? message : null;
  };
  return [
    {
      method: 'POST',
      url: LIST,
      act: ({ account, form, path }) => {
        const submitted = submit({
          account_sid: account.sid,
          direction: 'outbound-api',
          from: form.get('From'),
          to: form.get('To'),
          body: form.get('Body') ?? '',
          media: form.getAll('MediaUrl').map((url) => ({ url, content_type: null, sid: null })),
          status_callback: form.get('StatusCallback'),
          path,
        });
        return submitted.ok
          ? { status: 201, body: messageResource(submitted.message) }
          : apiError(submitted.code, submitted.about);
      },
    },
    {
      method: 'GET',
      url: LIST,
      act: ({ account, path, query }) => {
        const sent = readTimeRange(query, 'DateSent');
        return page({
          path,
          query,
          name: 'messages',
          fetch: (asked) =>
            messages.list({
              account_sid: account.sid,
              to: query.get('To'),
              from: query.get('From'),
              sent_from: sent.from,
              sent_until: sent.until,
              page: asked,
            }),
          sid_of: (message) => message.sid,
          resource_of: messageResource,
        });
      },
    },
    {
      method: 'GET',
      url: ONE,
      act: (asked) => {
        const message = own(asked);
        return message === null ? apiError(20404, asked.path) : { status: 200, body: messageResource(message) };
      },
    },
    {
      method: 'DELETE',
      url: ONE,
      act: (asked) => {
        const message = own(asked);
        if (message === null) return apiError(20404, asked.path);
        if (message.status === 'queued' || message.status === 'sent') return apiError(20009);
        messages.delete(message.sid);
        return { status: 204, body: null };
      },
    },
  ];
}
