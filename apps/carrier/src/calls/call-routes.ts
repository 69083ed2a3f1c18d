import { apiError } from '../rest/api-error.ts';
import { page } from '../rest/page.ts';
import { readTimeRange } from '../rest/read-time-range.ts';
import type { RestAnswer } from '../rest/rest-answer.ts';
import type { RestCall, RestRoute } from '../rest/rest-route.ts';
import type { CallEngine } from './call-engine.ts';
import { callResource } from './call-resource.ts';
import type { CallStore } from './call-store.ts';
import { isOver, type Call } from './call.ts';
import type { createPlaceCall } from './place-call.ts';
import { readMethod } from './read-method.ts';
import { readVoiceDocument } from './read-voice-document.ts';

const LIST = '/2010-04-01/Accounts/:account_sid/Calls.json';
const ONE = '/2010-04-01/Accounts/:account_sid/Calls/:sid.json';

type Needs = {
  readonly calls: CallStore;
  readonly engine: CallEngine;
  readonly place: ReturnType<typeof createPlaceCall>;
};

/** Calls: create, list, fetch, update, delete. */
export function callRoutes({ calls, engine, place }: Needs): readonly RestRoute[] {
  const shown = (call: Call) => callResource(call, engine.secondsOf(call));
  const own = ({ account, parameters }: RestCall): Call | null => {
    const call = calls.find(parameters['sid'] ?? '');
    return call?.account_sid === account.sid && !call.deleted ? call : null;
  };
  return [
    {
      method: 'POST',
      url: LIST,
      act: ({ account, form, path }) => {
        const placed = place({ account_sid: account.sid, form, path });
        return placed.ok ? { status: 201, body: shown(placed.call) } : apiError(placed.code, placed.about);
      },
    },
    {
      method: 'GET',
      url: LIST,
      act: ({ account, path, query }) => {
        const started = readTimeRange(query, 'StartTime');
        return page({
          path,
          query,
          name: 'calls',
          fetch: (asked) =>
            calls.list({
              account_sid: account.sid,
              to: query.get('To'),
              from: query.get('From'),
              status: query.get('Status'),
              parent_call_sid: query.get('ParentCallSid'),
              started_from: started.from,
              started_until: started.until,
              page: asked,
            }),
          sid_of: (call) => call.sid,
          resource_of: shown,
        });
      },
    },
    {
      method: 'GET',
      url: ONE,
      act: (asked) => {
        const call = own(asked);
        return call === null ? apiError(20404, asked.path) : { status: 200, body: shown(call) };
      },
    },
    {
      method: 'POST',
      url: ONE,
      act: (asked) => {
        const call = own(asked);
        if (call === null) return apiError(20404, asked.path);
        return change(call, { form: asked.form, engine }) ?? { status: 200, body: shown(calls.find(call.sid) ?? call) };
      },
    },
    {
      method: 'DELETE',
      url: ONE,
      act: (asked) => {
        const call = own(asked);
        if (call === null) return apiError(20404, asked.path);
        if (!isOver(call)) return apiError(20009);
        calls.delete(call.sid);
        return { status: 204, body: null };
      },
    },
  ];
}

/** Ends a call or leads it to other TwiML. @returns the API's error, null when it is done. */
function change(
  call: Call,
  { form, engine }: { readonly form: URLSearchParams; readonly engine: CallEngine },
): RestAnswer | null {
  const status = form.get('Status');
  const url = form.get('Url');
  const twiml = form.get('Twiml');
  if (status !== null) {
    if (status !== 'completed' && status !== 'canceled') return apiError(20001, `Status ${status}`);
    // A call that is spoken in is no longer to be canceled: https://www.twilio.com/docs/voice/api/call-resource.
    if (status === 'completed' || call.status !== 'in-progress') engine.happen(call.sid, { kind: 'ended_by_account' });
    return null;
  }
  if (twiml !== null) {
    const read = readVoiceDocument({ url: '', content_type: 'text/xml', body: twiml });
    return engine.happen(call.sid, { kind: 'replaced', read }) === null ? apiError(21220) : null;
  }
  if (url === null) return null;
  const method = readMethod(form, 'Method');
  if (method === null) return apiError(21209);
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return apiError(21205, url);
  const request = { url, method, parameters: {}, is_fallback: false } as const;
  return engine.happen(call.sid, { kind: 'redirected', request }) === null ? apiError(21220) : null;
}
