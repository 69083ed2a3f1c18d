/** How long a call lasted, as the provider writes it; null where it does not say, as while it goes on. */
export function secondsOf(duration: string | null | undefined): number | null {
  return duration === null || duration === undefined || !/^\d{1,6}$/u.test(duration) ? null : Number(duration);
}
