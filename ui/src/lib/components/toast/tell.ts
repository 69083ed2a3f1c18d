import { toast } from 'svelte-sonner';

interface More {
  /** Takes it back; offered for as long as the words stand. */
  readonly undo?: () => unknown;
  /** problem: it did not work (stays until it is closed). */
  readonly tone?: 'done' | 'problem';
  /** A second line. */
  readonly detail?: string | undefined;
}

/** Long enough to read, and to think better of it. */
const STAYS = 6000;

/** Says briefly that something happened, with Undo where it is cheap to undo. */
export function tell(text: string, { undo, tone = 'done', detail }: More = {}): void {
  const options = {
    ...(detail === undefined ? {} : { description: detail }),
    ...(undo === undefined ? {} : { action: { label: 'Undo', onClick: () => void undo() } }),
  };
  if (tone === 'problem') toast.error(text, { ...options, duration: Number.POSITIVE_INFINITY });
  else toast.success(text, { ...options, duration: undo === undefined ? STAYS : STAYS * 1.5 });
}
