import { cancelBroadcast } from '#lib/api/generated/sdk.gen.ts';
import type { Broadcast } from '#lib/api/generated/types.gen.ts';
import { askFirst } from '#lib/components/confirm/ask-first.svelte.ts';
import { grouped } from '#lib/components/confirm/grouped.ts';
import { tell } from '#lib/components/toast/tell.ts';
import { tellProblem } from '#lib/components/toast/tell-problem.ts';
import { nounOf } from './broadcast-standing.ts';

/** Cancels what of a broadcast is not out yet; null: not now, or it could not be done, which is told. */
export async function cancelAfterAsking({
  id,
  channel,
  counts,
}: Pick<Broadcast, 'id' | 'channel' | 'counts'>): Promise<Broadcast | null> {
  const left = counts.waiting + counts.on_their_way;
  const act = `Cancel ${grouped(left)} ${nounOf(channel, left)}`;
  const sure = await askFirst({
    title: `${act}?`,
    text: 'Whatever no carrier has taken yet is not sent. What went out stays out.',
    act,
    stay: 'Keep them',
    tone: 'danger',
  });
  if (!sure) return null;
  const { data, error } = await cancelBroadcast({ path: { id } });
  if (data === undefined) {
    tellProblem(error);
    return null;
  }
  tell('Cancelled.');
  return data;
}
