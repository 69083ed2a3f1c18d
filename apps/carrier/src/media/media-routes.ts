import type { MessageStore } from '../messages/message-store.ts';
import { apiError } from '../rest/api-error.ts';
import { page } from '../rest/page.ts';
import type { RestCall, RestRoute } from '../rest/rest-route.ts';
import { rfc2822 } from '../rest/rfc2822.ts';
import type { MediaStore, StoredMedia } from './media-store.ts';

const MEDIA = '/2010-04-01/Accounts/:account_sid/Messages/:message_sid/Media';

/** The files of a message: list, fetch, and the bytes themselves, for who signs in as the account. */
export function mediaRoutes(given: {
  readonly media: MediaStore;
  readonly messages: MessageStore;
}): readonly RestRoute[] {
  const found = ({ account, parameters }: RestCall): StoredMedia | null => {
    const media = given.media.find(parameters['sid'] ?? '');
    const is_theirs = media?.account_sid === account.sid && media.message_sid === parameters['message_sid'];
    return is_theirs ? media : null;
  };
  return [
    {
      method: 'GET',
      url: `${MEDIA}.json`,
      act: ({ account, parameters, path, query }) => {
        const message = given.messages.find(parameters['message_sid'] ?? '');
        if (message === null || message.account_sid !== account.sid) return apiError(20404, path);
        return page({
          path,
          query,
          name: 'media_list',
          fetch: () => given.media.ofMessage(message.sid),
          sid_of: (media) => media.sid,
          resource_of: mediaResource,
        });
      },
    },
    {
      method: 'GET',
      url: `${MEDIA}/:sid.json`,
      act: (call) => {
        const media = found(call);
        return media === null ? apiError(20404, call.path) : { status: 200, body: mediaResource(media) };
      },
    },
    {
      method: 'GET',
      url: `${MEDIA}/:sid`,
      act: (call) => {
        const media = found(call);
        return media === null
          ? apiError(20404, call.path)
          : { status: 200, body: Buffer.from(media.bytes), content_type: media.content_type };
      },
    },
  ];
}

/** Schema `api.v2010.account.message.media`. */
function mediaResource({ sid, account_sid, message_sid, content_type, created_at }: StoredMedia) {
  const at = rfc2822(created_at);
  const uri = `/2010-04-01/Accounts/${account_sid}/Messages/${message_sid}/Media/${sid}.json`;
  return { sid, account_sid, parent_sid: message_sid, content_type, date_created: at, date_updated: at, uri };
}
