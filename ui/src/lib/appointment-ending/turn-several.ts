import type { Preview } from '#lib/api/generated/types.gen.ts';
import { inTurn } from './in-turn.ts';
import { previewTurn, turnAppointment } from './turn-appointment.ts';
import type { Turn } from './turn-words.ts';

/** How many of the API's calls are under way together. */
const AT_ONCE = 4;

type Target = { readonly id: string; readonly etag: string };

interface PreviewRequest {
  readonly targets: readonly Pick<Target, 'id'>[];
  readonly turn: Turn;
  readonly signal: AbortSignal;
  readonly onstep?: (done: number) => void;
}

interface Previews {
  readonly previews: Readonly<Record<string, Preview>>;
  /** Why it could not be worked out, by id. */
  readonly failures: Readonly<Record<string, string>>;
}

/** What it would do to the messages of each. */
export async function previewSeveral({ targets, turn, signal, onstep }: PreviewRequest): Promise<Previews> {
  const previews: Record<string, Preview> = {};
  const failures: Record<string, string> = {};
  let done = 0;
  await inTurn({
    items: targets,
    at_once: AT_ONCE,
    signal,
    each: async ({ id }) => {
      const { preview, problem } = await previewTurn({ id, turn, signal });
      if (problem === undefined) previews[id] = preview;
      else failures[id] = problem.detail ?? problem.title;
      done += 1;
      onstep?.(done);
    },
  });
  return { previews, failures };
}

interface TurnRequest {
  readonly targets: readonly Target[];
  readonly turn: Turn;
  readonly onstep?: (done: number) => void;
}

interface Turned {
  /** With which it worked, as they are stored now. */
  readonly turned: readonly Target[];
  /** Why it did not, by id, and as what it may be tried again. */
  readonly failures: Readonly<Record<string, { readonly words: string; readonly etag: string }>>;
}

/** Ends all of them or brings them back; those with which it does not work keep none of the others. */
export async function turnSeveral({ targets, turn, onstep }: TurnRequest): Promise<Turned> {
  const turned: Target[] = [];
  const failures: Record<string, { words: string; etag: string }> = {};
  let done = 0;
  await inTurn({
    items: targets,
    at_once: AT_ONCE,
    signal: new AbortController().signal,
    each: async ({ id, etag }) => {
      const outcome = await turnAppointment({ id, turn, etag });
      if (outcome.type === 'done') turned.push({ id, etag: outcome.etag ?? etag });
      else if (outcome.type === 'changed_meanwhile')
        failures[id] = { words: 'Somebody changed it meanwhile.', etag: outcome.etag };
      else failures[id] = { words: outcome.problem.detail ?? outcome.problem.title, etag };
      done += 1;
      onstep?.(done);
    },
  });
  return { turned, failures };
}
