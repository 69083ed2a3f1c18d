import type { MessageScheduleFile } from '#lib/api/generated/types.gen.ts';

/** A schedule as it was exported; null: the file holds something else. What is in it the API looks at. */
export function readScheduleFile(text: string): MessageScheduleFile | null {
  try {
    const json: unknown = JSON.parse(text);
    return isScheduleFile(json) ? json : null;
  } catch {
    return null;
  }
}

function isScheduleFile(json: unknown): json is MessageScheduleFile {
  return typeof json === 'object' && json !== null && 'format' in json && json.format === 'kept.message_schedule';
}
