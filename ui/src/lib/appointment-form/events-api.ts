import { changeEvent, createEvents } from '#lib/api/generated/sdk.gen.ts';
import type { EventsApi } from './save-appointment.ts';

/** The API's events as a form saves them. */
export const eventsApi: EventsApi = {
  create: async (event, idempotency_key) => {
    const { data, error } = await createEvents({
      body: { events: [event] },
      headers: { 'Idempotency-Key': idempotency_key },
    });
    if (data === undefined) return { problem: error };
    const [made] = data.events;
    if (made === undefined) throw new Error('one event was asked for and none answered');
    return { event: made };
  },
  change: async (id, change, if_match) => {
    const { data, error } = await changeEvent({ path: { id }, body: change, headers: { 'If-Match': if_match } });
    if (data !== undefined) return { event: data };
    return 'current' in error ? { problem: error, current: error.current } : { problem: error };
  },
};
