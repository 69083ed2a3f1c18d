/** Something that is done at once, and then no sooner than some time later however often it is asked for. */
export interface Spaced {
  readonly ask: () => void;
  /** Nothing more is done. */
  readonly end: () => void;
}

/** Spaces out `run`: asked for in between, it runs once when the time is over. */
export function atMostEvery(ms: number, run: () => void): Spaced {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let is_asked = false;

  function go(): void {
    is_asked = false;
    resting = setTimeout(() => {
      resting = undefined;
      if (is_asked) go();
    }, ms);
    run();
  }

  return {
    ask: () => {
      if (resting === undefined) go();
      else is_asked = true;
    },
    end: () => clearTimeout(resting),
  };
}
