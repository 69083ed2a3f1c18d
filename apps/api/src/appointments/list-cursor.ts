import { z } from 'zod';
import type { Instant } from '@kept/rules/instant';

/** A place in the list, and which way to go on from it. It names a moment and an id, so it opens nothing. */
export interface ListCursor {
  readonly toward: 'next' | 'previous';
  readonly start_at: Instant;
  readonly id: string;
}

const cursorSchema = z.tuple([z.enum(['next', 'previous']), z.iso.datetime(), z.uuid()]);

/** Cursors as clients carry them: opaque to them, read back by us. */
export const listCursor = {
  format: ({ toward, start_at, id }: ListCursor): string =>
    Buffer.from(`${toward} ${start_at} ${id}`).toString('base64url'),
  /** Null for what no page of ours handed out. */
  parse: (text: string): ListCursor | null => {
    const parsed = cursorSchema.safeParse(Buffer.from(text, 'base64url').toString('utf8').split(' '));
    if (!parsed.success) return null;
    const [toward, start_at, id] = parsed.data;
    return { toward, start_at, id };
  },
} as const;
