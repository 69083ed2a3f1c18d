import { grouped } from '#lib/components/confirm/grouped.ts';

/** What ends an appointment, or brings it back. */
export type Turn = 'cancel' | 'reinstate' | 'delete';

interface Words {
  readonly title: string;
  readonly description: string;
  /** On the button, before what is sent on the spot. */
  readonly act: string;
  readonly stay: string;
  readonly under_way: string;
}

const WORDS = {
  cancel: {
    verb: 'Cancel',
    done: 'cancelled',
    under_way: 'Cancelling',
    description: [
      'It stays on the list as cancelled, and can be reinstated.',
      'They stay on the list as cancelled, and can be reinstated.',
    ],
  },
  reinstate: {
    verb: 'Reinstate',
    done: 'reinstated',
    under_way: 'Reinstating',
    description: ['It stands again, at the time it had.', 'They stand again, at the times they had.'],
  },
  delete: {
    verb: 'Delete',
    done: 'deleted',
    under_way: 'Deleting',
    description: ['It is gone then, and cannot be brought back.', 'They are gone then, and cannot be brought back.'],
  },
} as const;

/** The words of the question, before it is done. */
export function turnWords(turn: Turn, count: number): Words {
  const { verb, under_way, description } = WORDS[turn];
  const is_one = count === 1;
  return {
    title: `${verb} ${is_one ? 'the appointment' : appointments(count)}?`,
    description: description[is_one ? 0 : 1],
    act: is_one ? `${verb} it` : `${verb} ${appointments(count)}`,
    stay: is_one ? 'Leave it' : 'Leave them',
    under_way,
  };
}

/** What is said when it is done: "The appointment is cancelled", "3 appointments are cancelled". */
export function turnDone(turn: Turn, count: number): string {
  const who = count === 1 ? 'The appointment is' : `${appointments(count)} are`;
  return `${who} ${WORDS[turn].done}`;
}

/** What is said of those with which it did not work. */
export function turnFailed(turn: Turn, count: number): string {
  const who = count === 1 ? 'This one is' : `These ${grouped(count)} are`;
  return `${who} not ${WORDS[turn].done}.`;
}

function appointments(count: number): string {
  return count === 1 ? '1 appointment' : `${grouped(count)} appointments`;
}
