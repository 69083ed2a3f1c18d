import { z } from 'zod';
import type { RunningPlace } from '@kept/sequences/journal/list-running';

const placeSchema = z.tuple([z.union([z.iso.datetime(), z.literal('never')]), z.uuid()]);

/** Cursors as clients carry them: opaque to them, read back by us. */
export const runningCursor = {
  format: ({ wake_at, id }: RunningPlace): string => Buffer.from(`${wake_at ?? 'never'} ${id}`).toString('base64url'),
  /** Null for what no page of ours handed out. */
  parse: (text: string): RunningPlace | null => {
    const read = placeSchema.safeParse(Buffer.from(text, 'base64url').toString('utf8').split(' '));
    if (!read.success) return null;
    const [wake_at, id] = read.data;
    return { wake_at: wake_at === 'never' ? null : wake_at, id };
  },
} as const;
