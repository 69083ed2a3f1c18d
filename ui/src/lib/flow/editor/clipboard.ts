import { fragmentSchema, type Fragment } from '@kept/rules/commands/fragment';

/** Puts a part of a schedule on the clipboard, as JSON that another schedule, tab or person can paste. */
export function toClipboard(event: ClipboardEvent, fragment: Fragment): void {
  event.clipboardData?.setData('text/plain', JSON.stringify({ kept: fragment }, null, 2));
  event.preventDefault();
}

/** What of ours is on the clipboard; null: something else, which is not for us. */
export function fromClipboard({ clipboardData }: ClipboardEvent): Fragment | null {
  return readFragment(clipboardData?.getData('text/plain') ?? '');
}

/** A copied part as text; null when it is none, or of a version that this one cannot read. */
export function readFragment(text: string): Fragment | null {
  if (!text.trimStart().startsWith('{')) return null;
  try {
    const stored: unknown = JSON.parse(text);
    if (typeof stored !== 'object' || stored === null || !('kept' in stored)) return null;
    const parsed = fragmentSchema.safeParse(stored.kept);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
