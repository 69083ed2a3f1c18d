import { z } from 'zod';

/** A place in a list that is ordered by a moment: after which row to go on. */
export interface MomentCursor {
  /** To the microsecond: pages are found by it. */
  readonly at: string;
  readonly id: string;
}

const cursorSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** Cursors as clients carry them: opaque to them, read back by us. */
export const momentCursor = {
  format: ({ at, id }: MomentCursor): string => Buffer.from(`${at} ${id}`).toString('base64url'),
  /** Null for what no page of ours handed out. */
  parse: (text: string): MomentCursor | null => {
    const parsed = cursorSchema.safeParse(Buffer.from(text, 'base64url').toString('utf8').split(' '));
    return parsed.success ? { at: parsed.data[0], id: parsed.data[1] } : null;
  },
} as const;
