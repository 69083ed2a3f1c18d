import { archiveContact, changeContact, mergeContact, splitContact } from '#lib/api/generated/sdk.gen.ts';
import type { Contact } from '#lib/api/generated/types.gen.ts';
import { askFirst } from '#lib/components/confirm/ask-first.svelte.ts';
import { tell } from '#lib/components/toast/tell.ts';
import { tellProblem } from '#lib/components/toast/tell-problem.ts';
import { calledName } from './contact-words.ts';
import { readContactsAgain } from './read-contacts-again.ts';

type Named = Pick<Contact, 'id' | 'name' | 'phones' | 'emails'>;

/** Out of the list, and back again by undo. */
export async function putAway(contact: Contact): Promise<void> {
  const { id, etag } = contact;
  const { error } = await archiveContact({ path: { id }, headers: { 'If-Match': etag } });
  if (error !== undefined) return tellProblem(error);
  await readContactsAgain();
  tell(`${calledName(contact)} is archived`, {
    detail: 'What their appointments send goes on.',
    undo: () => takeOut(contact),
  });
}

export async function takeOut(contact: Named): Promise<void> {
  const { error } = await changeContact({ path: { id: contact.id }, body: { archived: false } });
  if (error !== undefined) return tellProblem(error);
  await readContactsAgain();
  tell(`${calledName(contact)} is in the list again`);
}

/** Makes two one, after it is said what that does; false: not now, or it could not be done, which is told. */
export async function merge(kept: Named, other: Named): Promise<boolean> {
  const sure = await askFirst({
    title: `Are ${calledName(other)} and ${calledName(kept)} one person?`,
    text: `The addresses, conversations, appointments and consents of ${calledName(other)} become those of ${calledName(kept)}. It can be taken back.`,
    act: 'Merge the two',
  });
  if (!sure) return false;
  const { error } = await mergeContact({ path: { id: kept.id }, body: { contact_id: other.id } });
  if (error !== undefined) {
    tellProblem(error);
    return false;
  }
  await readContactsAgain();
  tell(`${calledName(other)} is ${calledName(kept)} now`, { undo: () => takeBack(kept.id, other.id) });
  return true;
}

/** Takes a merge back. */
export async function takeBack(id: string, merged_id: string): Promise<void> {
  const { data, error } = await splitContact({ path: { id }, body: { merged_id } });
  if (error !== undefined) return tellProblem(error);
  await readContactsAgain();
  tell(`${calledName(data)} stands alone again`);
}

/** Hands over all that is held on somebody, as one file. */
export function takeAllData(contact: Named): void {
  const link = document.createElement('a');
  link.href = `/screens/contacts/${contact.id}/export`;
  link.download = '';
  link.click();
  tell(`All data on ${calledName(contact)} is being exported`, {
    detail: 'Your browser saves it as a file. The log says who exported it, and when.',
  });
}
