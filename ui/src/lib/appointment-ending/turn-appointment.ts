import { changeEvent, deleteEvent, previewAppointment } from '#lib/api/generated/sdk.gen.ts';
import type { AppointmentRow, Preview } from '#lib/api/generated/types.gen.ts';
import type { Problem } from '#lib/api/problem.ts';
import type { Turn } from './turn-words.ts';

/** What is known of an appointment that is ended or brought back, in a list or beside it. */
export type Turned = Pick<
  AppointmentRow,
  'id' | 'etag' | 'status' | 'authored_title' | 'start_time' | 'time_zone' | 'all_day' | 'participants'
>;

/** As it is stored afterwards; null: it is deleted. */
type Outcome =
  | { readonly type: 'done'; readonly etag: string | null }
  /** Somebody changed it since it was read: nothing is done, and this is how it may be tried again. */
  | { readonly type: 'changed_meanwhile'; readonly etag: string }
  | { readonly type: 'refused'; readonly problem: Problem };

interface Wish {
  readonly id: string;
  readonly turn: Turn;
}

/** Ends an appointment or brings it back, if it is as it was read. */
export async function turnAppointment({ id, turn, etag }: Wish & { readonly etag: string }): Promise<Outcome> {
  const to = { path: { id }, headers: { 'If-Match': etag } };
  const { data, error } =
    turn === 'delete' ? await deleteEvent(to) : await changeEvent({ ...to, body: { cancelled: turn === 'cancel' } });
  if (error === undefined) return { type: 'done', etag: data?.etag ?? null };
  return 'current' in error
    ? { type: 'changed_meanwhile', etag: error.current.etag }
    : { type: 'refused', problem: error };
}

/** What it would do to the messages. */
export async function previewTurn({
  id,
  turn,
  signal,
}: Wish & { readonly signal: AbortSignal }): Promise<
  | { readonly preview: Preview; readonly problem?: undefined }
  | { readonly preview?: undefined; readonly problem: Problem }
> {
  const body = turn === 'delete' ? ({ id, delete: true } as const) : { id, change: { cancelled: turn === 'cancel' } };
  const { data, error } = await previewAppointment({ body, signal });
  return data === undefined ? { problem: error } : { preview: data };
}
