/** An amount as Twilio's resources show it: `-0.01400` was taken from the account. */
export function priceText(dollars: number): string {
  return dollars === 0 ? '0' : (-dollars).toFixed(5);
}
