import { changeInboxThread } from '#lib/api/generated/sdk.gen.ts';
import type { ChangeInboxThread, InboxThread, InboxThreadList } from '#lib/api/generated/types.gen.ts';
import { readInboxThreadQueryKey } from '#lib/api/generated/@tanstack/svelte-query.gen.ts';
import { tell } from '#lib/components/toast/tell.ts';
import { tellProblem } from '#lib/components/toast/tell-problem.ts';
import { queries } from '#lib/query/queries.ts';
import { ofOperations } from '#lib/query/of-operations.ts';
import type { InfiniteData } from '@tanstack/svelte-query';
import { personName } from './person-words.ts';

const OF_THE_INBOX = ofOperations(['listInbox', 'countInbox']);

/** Shows somebody as they are now, wherever they are shown. */
function show(person: InboxThread): void {
  queries.setQueryData(readInboxThreadQueryKey({ path: { id: person.id } }), person);
  queries.setQueriesData<InfiniteData<InboxThreadList>>(
    { predicate: ofOperations(['listInbox']) },
    (list) =>
      list && {
        ...list,
        pages: list.pages.map((page) => ({
          ...page,
          threads: page.threads.map((each) => (each.id === person.id ? person : each)),
        })),
      },
  );
}

/** Changes what staff do with a conversation. It is shown at once, and taken back if the API refuses it. */
async function change(person: InboxThread, { shown, body }: { shown: InboxThread; body: ChangeInboxThread }) {
  show(shown);
  const { data, error } = await changeInboxThread({ path: { id: person.id }, body });
  if (data === undefined) {
    show(person);
    tellProblem(error);
    return;
  }
  show(data);
  await queries.invalidateQueries({ predicate: OF_THE_INBOX });
}

/** What staff do with a conversation. */
export const personActs = {
  /** Everything up to the message that was seen; what came after it stays unread. */
  read: (person: InboxThread, read_up_to: string) =>
    change(person, { shown: { ...person, unread: 0 }, body: { unread: false, read_up_to } }),
  unread: (person: InboxThread) =>
    change(person, { shown: { ...person, unread: Math.max(person.unread, 1) }, body: { unread: true } }),
  archive: async (person: InboxThread): Promise<void> => {
    await change(person, { shown: { ...person, archived: true, unread: 0 }, body: { archived: true } });
    tell(`Archived ${personName(person)}`, { undo: () => personActs.unarchive(person) });
  },
  unarchive: (person: InboxThread) =>
    change(person, { shown: { ...person, archived: false }, body: { archived: false } }),
  assign: (person: InboxThread, to: InboxThread['assigned_to']) =>
    change(person, { shown: { ...person, assigned_to: to }, body: { assigned_to: to?.id ?? null } }),
} as const;
