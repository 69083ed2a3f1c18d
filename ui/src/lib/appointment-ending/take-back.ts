import type { QueryClient } from '@tanstack/svelte-query';
import { actThatSends } from '#lib/appointment-drawer/sending-words.ts';
import { askFirst } from '#lib/components/confirm/ask-first.svelte.ts';
import { tell } from '#lib/components/toast/tell.ts';
import { readAppointmentsAgain } from '#lib/appointments/read-appointments-again.ts';
import { sendsAtOnce } from './sends-at-once.ts';
import { previewSeveral, turnSeveral } from './turn-several.ts';
import { turnDone, turnFailed, turnWords } from './turn-words.ts';

interface Undo {
  readonly queries: QueryClient;
  /** As they were stored when they were cancelled. */
  readonly cancelled: readonly { readonly id: string; readonly etag: string }[];
}

/** Reinstates what was cancelled a moment ago: at once where nobody hears of it, else after asking. */
export async function takeBack({ queries, cancelled }: Undo): Promise<void> {
  const turn = 'reinstate';
  const { previews } = await previewSeveral({ targets: cancelled, turn, signal: new AbortController().signal });
  const together = { participants: Object.values(previews).flatMap(({ participants }) => participants) };
  const { title, description, act } = turnWords(turn, cancelled.length);
  if (sendsAtOnce(together)) {
    const is_sure = await askFirst({ title, text: description, act: actThatSends(act, together) });
    if (!is_sure) return;
  }
  const { turned, failures } = await turnSeveral({ targets: cancelled, turn });
  await readAppointmentsAgain(queries);
  if (turned.length > 0) tell(turnDone(turn, turned.length));
  const [first, ...others] = Object.values(failures);
  if (first === undefined) return;
  tell(turnFailed(turn, others.length + 1), { tone: 'problem', detail: first.words });
}
