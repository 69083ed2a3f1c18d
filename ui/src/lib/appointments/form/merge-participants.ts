import type { ParticipantDraft } from './appointment-draft.ts';
import { mergeFields } from './merge-fields.ts';
import type { MergePick } from './merge-pick.ts';

interface ParticipantsToMerge {
  readonly base: readonly ParticipantDraft[];
  readonly theirs: readonly ParticipantDraft[];
  readonly mine: readonly ParticipantDraft[];
}

const GONE = 'taken off';

const inWords = (participant: ParticipantDraft | null): string => {
  if (participant === null) return GONE;
  const { name, phone, email } = participant;
  return [name, phone, email].filter((text) => text !== '').join(', ');
};

const whoIn = (people: readonly ParticipantDraft[], id: string | null): ParticipantDraft | null =>
  (id === null ? undefined : people.find((each) => each.id === id)) ?? null;

/** Puts two edits of the participants together: those of mine in my order, then whom the other added. */
export function mergeParticipants(pick: MergePick, { base, theirs, mine }: ParticipantsToMerge): ParticipantDraft[] {
  const ids = new Set([...mine, ...base, ...theirs].map(({ id }) => id));
  const known = [...ids].flatMap((id): ParticipantDraft[] => {
    if (id === null) return [];
    const [was, their, my] = [whoIn(base, id), whoIn(theirs, id), whoIn(mine, id)];
    if (was !== null && their !== null && my !== null) return [mergeOne(pick, { was, their, my })];
    return oneGone(pick, { id, was, their, my });
  });
  return [...known, ...mine.filter(({ id }) => id === null)];
}

interface Three<T> {
  readonly was: T;
  readonly their: T;
  readonly my: T;
}

function mergeOne(pick: MergePick, { was, their, my }: Three<ParticipantDraft>): ParticipantDraft {
  const path = `participant/${my.key}`;
  const text = (name: 'name' | 'phone' | 'email'): string =>
    pick.one({
      path: `${path}/${name}`,
      label: `${was.name}: ${name}`,
      base: was[name],
      theirs: their[name],
      mine: my[name],
      words: (value) => (value === '' ? 'none' : value),
    });
  const custom_data = mergeFields(pick, {
    path,
    whose: `${was.name}: `,
    base: was.custom_data,
    theirs: their.custom_data,
    mine: my.custom_data,
  });
  return { ...my, name: text('name'), phone: text('phone'), email: text('email'), custom_data };
}

/** Somebody whom one edit took off or brought. Whom the other took off and I keep is added anew. */
function oneGone(
  pick: MergePick,
  { id, was, their, my }: Three<ParticipantDraft | null> & { readonly id: string },
): ParticipantDraft[] {
  const chosen = pick.one({
    path: `participant/${id}`,
    label: (was ?? their ?? my)?.name ?? '',
    base: was,
    theirs: their,
    mine: my,
    words: inWords,
  });
  if (chosen === null) return [];
  return [their === null ? { ...chosen, id: null } : chosen];
}
