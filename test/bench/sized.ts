import { z } from 'zod';

const scale = z.coerce.number().gt(0).max(1).default(1).parse(process.env['BENCH_SCALE']);

/** So many, or the part of it that BENCH_SCALE (above 0, at most 1) asks for; the figures say how many it was. */
export function sized(count: number): number {
  return Math.max(1, Math.round(count * scale));
}
