import { layoutSchema, type Layout } from './message-schedule.schema.ts';

/** A stored layout; what is none, from whatever version, counts as nothing placed yet. */
export function layoutOf(stored: unknown): Layout {
  const read = layoutSchema.safeParse(stored);
  return read.success ? read.data : {};
}
