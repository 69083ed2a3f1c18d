import CalendarDays from '@lucide/svelte/icons/calendar-days';
import FileText from '@lucide/svelte/icons/file-text';
import FlaskConical from '@lucide/svelte/icons/flask-conical';
import Inbox from '@lucide/svelte/icons/inbox';
import MessagesSquare from '@lucide/svelte/icons/messages-square';
import OctagonX from '@lucide/svelte/icons/octagon-x';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import Settings from '@lucide/svelte/icons/settings';
import Users from '@lucide/svelte/icons/users';

/** What a place looks like in the navigation. */
export const PLACE_ICONS = {
  appointments: CalendarDays,
  contacts: Users,
  inbox: Inbox,
  schedules: MessagesSquare,
  templates: FileText,
  'stop-list': OctagonX,
  log: ScrollText,
  sandbox: FlaskConical,
  settings: Settings,
} as const;
