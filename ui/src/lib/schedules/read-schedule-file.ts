import type { MessageScheduleFile } from '#lib/api/generated/types.gen.ts';

/** `damaged`: it is no whole JSON, as a file that was cut off or edited; `other`: it holds something else. */
export type ScheduleFileRead =
  | { readonly kind: 'schedule'; readonly file: MessageScheduleFile }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'other' };

/** A schedule as it was exported; what is in it the API looks at. */
export function readScheduleFile(text: string): ScheduleFileRead {
  try {
    const json: unknown = JSON.parse(text);
    return isScheduleFile(json) ? { kind: 'schedule', file: json } : { kind: 'other' };
  } catch {
    return { kind: text.trimStart().startsWith('{') ? 'damaged' : 'other' };
  }
}

function isScheduleFile(json: unknown): json is MessageScheduleFile {
  return typeof json === 'object' && json !== null && 'format' in json && json.format === 'kept.message_schedule';
}
