import { z } from 'zod';

/** pino's level of a warning. */
const warn = 40;

const entry_schema = z.object({ level: z.number(), msg: z.string().default('') });

/** The message of a JSON log line from warnings upwards, and any line that is no JSON (a crash's). */
export function warningOf(line: string): string | null {
  if (line.trim() === '') return null;
  try {
    const entry = entry_schema.safeParse(JSON.parse(line));
    return entry.success && entry.data.level >= warn ? entry.data.msg : null;
  } catch {
    return line;
  }
}
