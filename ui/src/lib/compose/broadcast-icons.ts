import Ban from '@lucide/svelte/icons/ban';
import Check from '@lucide/svelte/icons/check';
import Clock from '@lucide/svelte/icons/clock';
import Pause from '@lucide/svelte/icons/pause';
import Send from '@lucide/svelte/icons/send';

/** What stands beside a broadcast's status. */
export const BROADCAST_ICONS = {
  scheduled: Clock,
  sending: Send,
  paused: Pause,
  sent: Check,
  cancelled: Ban,
} as const;
