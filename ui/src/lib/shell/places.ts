export interface Place {
  readonly label: string;
  /** On a phone's bar. */
  readonly short: string;
  readonly href: string;
  readonly name:
    | 'appointments'
    | 'inbox'
    | 'contacts'
    | 'schedules'
    | 'templates'
    | 'stop-list'
    | 'log'
    | 'sandbox'
    | 'settings';
  readonly keys: string;
  /** Where a phone has it: on its bar, which has room for five, or in the menu. */
  readonly on_phone: 'bar' | 'menu';
}

const SANDBOX: Place = {
  label: 'Sandbox',
  short: 'Sandbox',
  href: '/sandbox',
  name: 'sandbox',
  keys: 'g s',
  on_phone: 'bar',
};

/** Where one can go from everywhere. */
export function places(mode: 'sandbox' | 'live'): readonly Place[] {
  return [
    {
      label: 'Appointments',
      short: 'Appointments',
      href: '/appointments',
      name: 'appointments',
      keys: 'g a',
      on_phone: 'bar',
    },
    { label: 'Inbox', short: 'Inbox', href: '/inbox', name: 'inbox', keys: 'g i', on_phone: 'bar' },
    { label: 'Contacts', short: 'Contacts', href: '/contacts', name: 'contacts', keys: 'g c', on_phone: 'menu' },
    {
      label: 'Message schedules',
      short: 'Schedules',
      href: '/schedules',
      name: 'schedules',
      keys: 'g m',
      on_phone: 'bar',
    },
    { label: 'Templates', short: 'Templates', href: '/templates', name: 'templates', keys: 'g t', on_phone: 'menu' },
    { label: 'Stop list', short: 'Stop list', href: '/stop-list', name: 'stop-list', keys: 'g l', on_phone: 'menu' },
    { label: 'Log', short: 'Log', href: '/log', name: 'log', keys: 'g o', on_phone: 'menu' },
    ...(mode === 'sandbox' ? [SANDBOX] : []),
    { label: 'Settings', short: 'Settings', href: '/settings', name: 'settings', keys: 'g ,', on_phone: 'menu' },
  ];
}

/** Whether an address is of a place, or of something in it. */
export function isAt({ href, name }: Place, pathname: string): boolean {
  const places_in = name === 'inbox' ? [href, '/outbox'] : [href];
  return places_in.some((at) => pathname === at || pathname.startsWith(`${at}/`));
}
