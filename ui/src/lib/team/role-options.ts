/** What people of a team may be, and what that means. */
export const ROLE_OPTIONS = [
  { value: 'staff', label: 'Staff – appointments and conversations' },
  { value: 'admin', label: 'Admin – everything, the team too' },
] as const;

export type Role = (typeof ROLE_OPTIONS)[number]['value'];
