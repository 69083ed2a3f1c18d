import { expect, it } from 'vitest';
import { readScheduleFile } from './read-schedule-file.ts';

it('reads what was exported, and says of anything else whether it was damaged', () => {
  const file = { format: 'kept.message_schedule', version: 1, name: 'A', definition: {}, layout: {}, scenarios: [] };
  expect(readScheduleFile(JSON.stringify(file))).toEqual({ kind: 'schedule', file });
  expect(readScheduleFile('{"format":"something else"}')).toEqual({ kind: 'other' });
  expect(readScheduleFile('null')).toEqual({ kind: 'other' });
  expect(readScheduleFile('Dear Rosa')).toEqual({ kind: 'other' });
  expect(readScheduleFile(JSON.stringify(file).slice(0, -9))).toEqual({ kind: 'damaged' });
});
