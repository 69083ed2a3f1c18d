import { apiError } from '../rest/api-error.ts';
import { page } from '../rest/page.ts';
import { readTimeRange } from '../rest/read-time-range.ts';
import type { RestRoute } from '../rest/rest-route.ts';
import { messageResource } from './message-resource.ts';
import type { MessageStore } from './message-store.ts';
import type { SubmitMessage } from './submit-message.ts';

const LIST = '/2010-04-01/Accounts/:account_sid/Messages.json';
const ONE = '/2010-04-01/Accounts/:account_sid/Messages/:sid.json';

/** Messages: create, list, fetch. */
export function messageRoutes(given: {
  readonly messages: MessageStore;
  readonly submit: SubmitMessage;
}): readonly RestRoute[] {
  const { messages, submit } = given;
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
      act: ({ account, parameters, path }) => {
        const message = messages.find(parameters['sid'] ?? '');
        return message === null || message.account_sid !== account.sid || message.direction === 'carrier'
          ? apiError(20404, path)
          : { status: 200, body: messageResource(message) };
      },
    },
  ];
}
