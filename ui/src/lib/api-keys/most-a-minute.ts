/** What a key may have at most, and has unless it is given less; the API's own number. */
export const MOST_A_MINUTE = 20_000;
