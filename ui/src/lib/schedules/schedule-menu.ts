import Archive from '@lucide/svelte/icons/archive';
import ArchiveRestore from '@lucide/svelte/icons/archive-restore';
import ArrowDown from '@lucide/svelte/icons/arrow-down';
import ArrowUp from '@lucide/svelte/icons/arrow-up';
import CalendarOff from '@lucide/svelte/icons/calendar-off';
import CalendarPlus from '@lucide/svelte/icons/calendar-plus';
import Copy from '@lucide/svelte/icons/copy';
import Download from '@lucide/svelte/icons/download';
import type { MessageScheduleSummary } from '#lib/api/generated/types.gen.ts';
import type { MenuItem } from '#lib/components/menu/menu-item.ts';
import { askedBy, givenToAll, takenOff } from './saved-assignments.ts';
import { archiveSchedule, copySchedule, reassign, saveScheduleFile } from './schedule-acts.ts';

/** What can be done with a schedule in the list, of which `count` are asked. */
export function scheduleMenu(schedule: MessageScheduleSummary, count: number): readonly (readonly MenuItem[])[] {
  const files: readonly MenuItem[] = [
    { label: 'Copy', icon: Copy, run: () => copySchedule(schedule) },
    { label: 'Export', icon: Download, run: () => saveScheduleFile(schedule) },
  ];
  if (schedule.archived_at !== null)
    return [files, [{ label: 'Restore', icon: ArchiveRestore, run: () => archiveSchedule(schedule, 'in_use') }]];
  return [
    assigning(schedule, count),
    files,
    [{ label: 'Archive', icon: Archive, run: () => archiveSchedule(schedule, 'archived') }],
  ];
}

function assigning({ id, position }: MessageScheduleSummary, count: number): readonly MenuItem[] {
  if (position === null) {
    const run = () => reassign((assignments) => givenToAll(assignments, id));
    return [{ label: 'Give to appointments no other takes', icon: CalendarPlus, run }];
  }
  const move = (by: -1 | 1) => () => reassign((assignments) => askedBy(assignments, { schedule_id: id, by }));
  return [
    { label: 'Ask earlier', icon: ArrowUp, run: move(-1), refused: position === 1 ? 'It is asked first' : null },
    { label: 'Ask later', icon: ArrowDown, run: move(1), refused: position === count ? 'It is asked last' : null },
    {
      label: 'Give to no new appointment',
      icon: CalendarOff,
      run: () => reassign((assignments) => takenOff(assignments, id)),
    },
  ];
}
