/** Whose screens these are: what times and numbers are told by. */
interface AccountPlace {
  readonly time_zone: string;
  /** BCP 47. */
  readonly locale: string;
}

const here = Intl.DateTimeFormat().resolvedOptions();

/** Before anybody signed in it is the browser's place. */
class CurrentAccount {
  #place = $state.raw<AccountPlace>({ time_zone: here.timeZone, locale: here.locale });

  get time_zone(): string {
    return this.#place.time_zone;
  }

  get locale(): string {
    return this.#place.locale;
  }

  be(place: AccountPlace): void {
    this.#place = place;
  }
}

export const account = new CurrentAccount();
