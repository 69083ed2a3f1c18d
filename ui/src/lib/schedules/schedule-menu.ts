import Archive from '@lucide/svelte/icons/archive';
import ArchiveRestore from '@lucide/svelte/icons/archive-restore';
import ArrowDown from '@lucide/svelte/icons/arrow-down';
import ArrowUp from '@lucide/svelte/icons/arrow-up';
import CalendarOff from '@lucide/svelte/icons/calendar-off';
import CalendarPlus from '@lucide/svelte/icons/calendar-plus';
import Copy from '@lucide/svelte/icons/copy';
import Download from '@lucide/svelte/icons/download';
import Users from '@lucide/svelte/icons/users';
import type { MessageScheduleSummary } from '#lib/api/generated/types.gen.ts';
import type { MenuItem } from '#lib/components/menu/menu-item.ts';
import { archiveSchedule, copySchedule, saveScheduleFile } from './schedule-acts.ts';

/** What can be said of who gets a schedule, where it stands in the list. */
type Asked =
  /** It is not asked. */
  | { readonly place: null; readonly assign: () => void }
  | {
      /** From 1. */
      readonly place: number;
      /** How many are asked. */
      readonly count: number;
      readonly move: (by: -1 | 1) => void;
      readonly change: () => void;
      /** Asked once more, for others. */
      readonly assign: () => void;
      readonly takeOff: () => void;
    };

/** What can be done with a schedule in the list; one that is archived is asked by nobody. */
export function scheduleMenu(schedule: MessageScheduleSummary, asked: Asked | null): readonly (readonly MenuItem[])[] {
  const files: readonly MenuItem[] = [
    { label: 'Copy', icon: Copy, run: () => copySchedule(schedule) },
    { label: 'Export', icon: Download, run: () => saveScheduleFile(schedule) },
  ];
  if (asked === null)
    return [files, [{ label: 'Restore', icon: ArchiveRestore, run: () => archiveSchedule(schedule, 'in_use') }]];
  return [
    assigning(asked),
    files,
    [{ label: 'Archive', icon: Archive, run: () => archiveSchedule(schedule, 'archived') }],
  ];
}

function assigning(asked: Asked): readonly MenuItem[] {
  if (asked.place === null)
    return [{ label: 'Give to appointments no other takes', icon: CalendarPlus, run: asked.assign }];
  const { place, count, move, change, assign, takeOff } = asked;
  return [
    { label: 'Change who gets it', icon: Users, run: change },
    { label: 'Ask earlier', icon: ArrowUp, run: () => move(-1), refused: place === 1 ? 'It is asked first' : null },
    { label: 'Ask later', icon: ArrowDown, run: () => move(1), refused: place === count ? 'It is asked last' : null },
    { label: 'Ask once more, for others', icon: CalendarPlus, run: assign },
    { label: 'Give to no new appointment', icon: CalendarOff, run: takeOff },
  ];
}
