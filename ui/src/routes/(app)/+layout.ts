import { error, redirect } from '@sveltejs/kit';
import { session } from '#lib/session/session.ts';
import type { LayoutLoad } from './$types';

/** Everything in here is for who is signed in; others sign in first and come back. */
export const load: LayoutLoad = async ({ url }) => {
  const loaded = await session.load();
  if (loaded.info !== null) return;
  if (loaded.problem !== null) error(loaded.problem.status, loaded.problem.title);
  const here = `${url.pathname}${url.search}`;
  redirect(307, here === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(here)}`);
};
