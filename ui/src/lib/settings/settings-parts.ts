/** A page of the settings; `admin`: only admins come there. */
export interface SettingsPart {
  readonly href: string;
  readonly label: string;
  readonly for: 'everybody' | 'admin';
}

const PARTS: readonly SettingsPart[] = [
  { href: '/settings', label: 'Your account', for: 'everybody' },
  { href: '/settings/team', label: 'Team', for: 'admin' },
  { href: '/settings/notifications', label: 'Notifications', for: 'everybody' },
  { href: '/settings/calendars', label: 'Calendars', for: 'admin' },
  { href: '/settings/custom-fields', label: 'Custom fields', for: 'admin' },
  { href: '/settings/channels', label: 'Channels', for: 'admin' },
  { href: '/settings/secure-messaging', label: 'Secure messaging', for: 'admin' },
  { href: '/settings/client-pages', label: 'Clients’ pages', for: 'admin' },
  { href: '/settings/texts', label: 'Texts', for: 'admin' },
  { href: '/settings/api-keys', label: 'API keys', for: 'admin' },
  { href: '/settings/webhooks', label: 'Webhooks', for: 'admin' },
  { href: '/settings/credits', label: 'Credits', for: 'admin' },
];

/** The pages of the settings somebody may open, in order. */
export function settingsParts(role: 'admin' | 'staff'): readonly SettingsPart[] {
  return PARTS.filter((part) => part.for === 'everybody' || role === 'admin');
}
