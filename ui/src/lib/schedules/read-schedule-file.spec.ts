import { expect, it } from 'vitest';
import { readScheduleFile } from './read-schedule-file.ts';

it('reads what was exported, and nothing else', () => {
  const file = { format: 'kept.message_schedule', version: 1, name: 'A', definition: {}, layout: {}, scenarios: [] };
  expect(readScheduleFile(JSON.stringify(file))).toEqual(file);
  expect(readScheduleFile('{"format":"something else"}')).toBeNull();
  expect(readScheduleFile('null')).toBeNull();
  expect(readScheduleFile('Dear Rosa')).toBeNull();
});
