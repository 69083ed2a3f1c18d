const LIKE_A_NUMBER = /^[+()\d\s./-]+$/;

/** What of an address somebody looks for: a number by its digits, without the zeros that only its own country dials. */
export function addressPart(q: string): string {
  const digits = q.replaceAll(/\D/g, '').replace(/^0+/, '');
  return LIKE_A_NUMBER.test(q) && digits !== '' ? digits : q.toLowerCase();
}
