/** Where to go after signing in: the address asked for, if it is one of ours; a link from outside must lead nowhere else. */
export function nextAddress(asked: string | null, origin: string): string {
  if (asked === null || !asked.startsWith('/')) return '/';
  try {
    const url = new URL(asked, origin);
    return url.origin === origin ? `${url.pathname}${url.search}` : '/';
  } catch {
    return '/';
  }
}
