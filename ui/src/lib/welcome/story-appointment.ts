import { listAppointments } from '#lib/api/generated/sdk.gen.ts';
import { storyClient } from './story-client.ts';

/**
 * The appointment that the story goes on with when the address names none: that of the first story's client, else the
 * first there is. null: there is none.
 */
export async function storyAppointment(signal: AbortSignal): Promise<string | null> {
  const q = storyClient([]).phone.replace('+', '');
  const theirs = await listAppointments({ query: { q, order: 'latest', limit: 1 }, signal });
  const [own] = theirs.data?.appointments ?? [];
  if (own !== undefined) return own.id;
  const any = await listAppointments({ query: { limit: 1 }, signal });
  return any.data?.appointments[0]?.id ?? null;
}
