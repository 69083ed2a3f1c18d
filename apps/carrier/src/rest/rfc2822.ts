/** The date format of Twilio's API, as in `Thu, 24 Aug 2023 05:01:45 +0000`. `at` is milliseconds since 1970. */
export function rfc2822(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}
