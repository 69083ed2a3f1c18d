import { redirect } from '@sveltejs/kit';
import { listAppointments } from '#lib/api/generated/sdk.gen.ts';
import { session } from '#lib/session/session.ts';
import type { PageLoad } from './$types';

/** Into the guided story where there is nothing yet to look at; else to the appointments. */
export const load: PageLoad = async ({ parent }) => {
  await parent();
  redirect(307, (await isNew()) ? '/welcome' : '/appointments');
};

async function isNew(): Promise<boolean> {
  if (session.info?.account.mode !== 'sandbox') return false;
  const { data } = await listAppointments({ query: { limit: 1, order: 'latest' } });
  return data?.appointments.length === 0;
}
