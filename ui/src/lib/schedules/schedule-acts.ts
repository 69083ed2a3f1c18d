import { goto } from '$app/navigation';
import { changeSchedule, cloneSchedule, exportSchedule, importSchedule } from '#lib/api/generated/sdk.gen.ts';
import type { MessageScheduleSummary } from '#lib/api/generated/types.gen.ts';
import { tell } from '#lib/components/toast/tell.ts';
import { tellProblem } from '#lib/components/toast/tell-problem.ts';
import { readScheduleFile } from './read-schedule-file.ts';
import { whyNotImported } from './why-not-imported.ts';

type Schedule = Pick<MessageScheduleSummary, 'id' | 'name'>;

/** A copy of its own, opened. */
export async function copySchedule({ id }: Schedule): Promise<void> {
  const { data, error } = await cloneSchedule({ path: { id }, body: {} });
  if (error !== undefined) return tellProblem(error);
  await goto(`/schedules/${data.id}`);
}

/** Puts a schedule away, or takes it back into use; says how many sequences go on with it. */
export async function archiveSchedule({ id, name }: Schedule, archived: 'archived' | 'in_use'): Promise<void> {
  const { data, error } = await changeSchedule({ path: { id }, body: { archived: archived === 'archived' } });
  if (error !== undefined) return tellProblem(error);
  if (archived === 'in_use') return tell(`“${name}” is in use again`);
  const { running_sequences: count } = data;
  tell(`“${name}” is archived`, {
    detail:
      count === 0 ? undefined : `It goes on for ${count} ${count === 1 ? 'person' : 'people'} who have it already.`,
    undo: () => archiveSchedule({ id, name }, 'in_use'),
  });
}

/** Hands the schedule over as a file. */
export async function saveScheduleFile({ id, name }: Schedule): Promise<void> {
  const { data, error } = await exportSchedule({ path: { id } });
  if (error !== undefined) return tellProblem(error);
  const address = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name.replaceAll(/[^\p{L}\p{N} _-]/gu, '').trim() || 'schedule'}.json`;
  link.click();
  URL.revokeObjectURL(address);
}

/** A schedule from a file, opened; nothing is made of a file that cannot be taken whole. */
export async function takeScheduleFile(file: File): Promise<void> {
  const read = readScheduleFile(await file.text());
  if (read.kind === 'damaged') {
    const detail = 'Part of it is missing or was changed by hand. Export it once more, and import that file.';
    return tellProblem({ code: 'damaged_file', title: `${file.name} cannot be read to its end`, detail });
  }
  if (read.kind === 'other') {
    const detail = 'Choose a file that “Export” has made here or in another installation.';
    return tellProblem({ code: 'not_a_schedule', title: `${file.name} is no message schedule`, detail });
  }
  const { data, error } = await importSchedule({ body: read.file });
  if (error !== undefined) return tellProblem(whyNotImported(file.name, error));
  await goto(`/schedules/${data.id}`);
}
