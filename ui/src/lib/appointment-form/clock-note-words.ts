import { formatterOf } from '#lib/time/formatter-of.ts';
import type { ClockNote } from './when-of.ts';

/** What a person should know of a start that clocks skip or show twice. */
export function clockNoteWords(note: ClockNote, locale: string): string {
  const shown = (wall: string) =>
    formatterOf({ locale, zone: 'UTC', options: { hour: 'numeric', minute: '2-digit' } }).format(
      Date.parse(`${wall}Z`),
    );
  switch (note.type) {
    case 'skipped':
      return `Clocks go forward that night and skip ${shown(note.typed)}: it will be ${shown(note.meant)}.`;
    case 'twice':
      return `Clocks go back that night and show ${shown(note.typed)} twice: the first one is meant.`;
    default:
      return note satisfies never;
  }
}
