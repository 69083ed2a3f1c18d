import { afterAll, beforeAll, expect } from 'vitest';
import { startApi, type Answer, type RunningApi } from '../running-api.spec-support.ts';
import { broadcastSchema, previewSchema, recipientPageSchema, type BroadcastPreview } from './broadcast.schema.ts';

interface Made {
  readonly event_id: string;
  readonly participant_id: string;
}

export const text = (json: object = {}) => ({ channel: 'sms', content: { body: 'We are closed today.' }, ...json });
export const to = (...addresses: readonly string[]) => ({ recipients: { addresses } });
export const problemOf = ({ status, body }: Answer) => [status, body];

/** For a file of tests an API, and what they ask of it about broadcasts. */
export function broadcastDesk() {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  const send = (json: object, more: { readonly key?: string; readonly headers?: Record<string, string> } = {}) =>
    api.call('/v1/broadcasts', { method: 'POST', json, ...more });

  const sent = async (json: object) => {
    const answer = await send(json);
    expect([answer.status, answer.text]).toMatchObject([201, expect.any(String)]);
    return broadcastSchema.parse(answer.body);
  };

  const preview = async (json: object): Promise<BroadcastPreview> => {
    const answer = await api.call('/v1/broadcasts/preview', { method: 'POST', json });
    expect([answer.status, answer.text]).toMatchObject([200, expect.any(String)]);
    return previewSchema.parse(answer.body);
  };

  const recipientsOf = async (id: string) =>
    recipientPageSchema.parse((await api.call(`/v1/broadcasts/${id}/recipients`)).body).recipients;

  const event = async (participants: readonly object[], title = 'Cleaning'): Promise<Made> => {
    const times = { start_time: '2031-05-02T10:00', end_time: '2031-05-02T11:00' };
    const answer = await api.call('/v1/events', {
      method: 'POST',
      json: { events: [{ title, ...times, participants }] },
    });
    const [row] = await api.rows(
      `select p.id, p.appointment_id from participant p join appointment a on a.id = p.appointment_id
       where a.title = $1 and a.account_id = $2 order by a.id desc, p.position limit 1`,
      [title, api.ours.account_id],
    );
    expect(answer.status).toBe(201);
    return { event_id: String(row?.['appointment_id']), participant_id: String(row?.['id']) };
  };

  return {
    get api() {
      return api;
    },
    send,
    sent,
    preview,
    recipientsOf,
    event,
  };
}
