import { lookAtInvitation } from '#lib/api/generated/sdk.gen.ts';
import type { PageLoad } from './$types';

/** The link's secret stands in the fragment, which no server and no log ever sees. */
export const load: PageLoad = async () => {
  const token = location.hash.slice(1);
  const { data, error } = await lookAtInvitation({ body: { token } });
  return data === undefined ? { token, seen: null, problem: error } : { token, seen: data, problem: null };
};
