import type { TemplateUse } from '#lib/api/generated/types.gen.ts';

/** How many things say a template, in short: `2 schedules, 1 broadcast`; null: nothing does. */
export function usesInShort(used_by: readonly TemplateUse[]): string | null {
  const schedules = new Set(used_by.flatMap((use) => (use.by === 'schedule' ? [use.schedule_id] : []))).size;
  const broadcasts = used_by.filter(({ by }) => by === 'broadcast').length;
  const parts = [counted(schedules, 'schedule'), counted(broadcasts, 'broadcast')].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}

function counted(count: number, of: string): string | null {
  return count === 0 ? null : `${count} ${of}${count === 1 ? '' : 's'}`;
}

/** In which version of a schedule it stands. */
export const STANDINGS = {
  published: 'published',
  draft: 'in the draft',
  running: 'for those who were left with an earlier version',
} as const;
