import { redirect } from '@sveltejs/kit';
import { readSignInPage } from '#lib/api/generated/sdk.gen.ts';
import { session } from '#lib/session/session.ts';
import { nextAddress } from '#lib/sign-in/next-address.ts';
import type { PageLoad } from './$types';

/** Who is signed in already goes on; others see the demo's credentials, where there are any. */
export const load: PageLoad = async ({ url }) => {
  const next = nextAddress(url.searchParams.get('next'), url.origin);
  const [loaded, { data }] = await Promise.all([session.load(), readSignInPage()]);
  if (loaded.info !== null) redirect(307, next);
  return { next, people: data?.demo?.people ?? [] };
};
