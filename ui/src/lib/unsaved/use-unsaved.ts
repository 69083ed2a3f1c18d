import { beforeNavigate, goto } from '$app/navigation';
import { onDestroy } from 'svelte';
import { askFirst } from '#lib/components/confirm/ask-first.svelte.ts';
import { session } from '#lib/session/session.ts';
import { unsavedHolder } from './unsaved-holder.ts';
import { unsavedWork } from './unsaved-work.ts';

const QUESTION = {
  title: 'Leave without saving?',
  text: 'What you typed here is not saved yet.',
  act: 'Leave without saving',
  stay: 'Keep editing',
  tone: 'danger',
} as const;

/** Asks before what `isUnsaved` says exists is lost: another page, a closed tab, a closed dialog around it. */
export function useUnsaved(isUnsaved: () => boolean): void {
  const forget = [unsavedHolder()?.add(isUnsaved), unsavedWork.add(isUnsaved)];
  onDestroy(() => forget.forEach((back) => back?.()));
  let is_leaving = false;
  beforeNavigate((navigation) => {
    // Whoever is signed out was asked before, and could save nothing now.
    if (is_leaving || session.info === null || !isUnsaved() || isSamePage(navigation)) return;
    navigation.cancel();
    if (navigation.willUnload || navigation.to === null) return;
    const { url } = navigation.to;
    void askFirst(QUESTION).then(async (sure) => {
      if (!sure) return;
      is_leaving = true;
      await goto(url);
      is_leaving = false;
    });
  });
}

/** The same question, for a dialog or drawer about to close. */
export function askToDiscard(): Promise<boolean> {
  return askFirst({ ...QUESTION, title: 'Close without saving?', act: 'Close without saving' });
}

/** The same question, for signing out; answers at once when there is nothing to lose. */
export async function mayLeave(): Promise<boolean> {
  return !unsavedWork.exists || (await askFirst(QUESTION));
}

interface Places {
  readonly from: { readonly url: URL } | null;
  readonly to: { readonly url: URL } | null;
}

/** Filters in the query change the address and not the page. */
function isSamePage({ from, to }: Places): boolean {
  return from !== null && to !== null && from.url.pathname === to.url.pathname;
}
