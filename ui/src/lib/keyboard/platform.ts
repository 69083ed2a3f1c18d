/** Whose modifier keys to name. */
export function platform(): 'mac' | 'other' {
  return /mac|iphone|ipad/i.test(navigator.userAgent) ? 'mac' : 'other';
}
