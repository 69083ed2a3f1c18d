export interface Place {
  readonly label: string;
  /** On a phone's bar. */
  readonly short: string;
  readonly href: string;
  readonly name: 'appointments' | 'schedules' | 'templates' | 'stop-list' | 'sandbox' | 'settings';
  readonly keys: string;
}

const SANDBOX: Place = { label: 'Sandbox', short: 'Sandbox', href: '/sandbox', name: 'sandbox', keys: 'g s' };

/** Where one can go from everywhere. */
export function places(mode: 'sandbox' | 'live'): readonly Place[] {
  return [
    { label: 'Appointments', short: 'Appointments', href: '/appointments', name: 'appointments', keys: 'g a' },
    { label: 'Message schedules', short: 'Schedules', href: '/schedules', name: 'schedules', keys: 'g m' },
    { label: 'Templates', short: 'Templates', href: '/templates', name: 'templates', keys: 'g t' },
    { label: 'Stop list', short: 'Stop list', href: '/stop-list', name: 'stop-list', keys: 'g l' },
    ...(mode === 'sandbox' ? [SANDBOX] : []),
    { label: 'Settings', short: 'Settings', href: '/settings', name: 'settings', keys: 'g ,' },
  ];
}

/** Whether an address is of a place, or of something in it. */
export function isAt({ href }: Place, pathname: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
