export interface Question {
  readonly title: string;
  /** What will happen, to whom. */
  readonly text: string;
  /** The button that does it: names the number of people and the channel ("Send 42 text messages"). */
  readonly act: string;
  /** The button that does not. */
  readonly stay?: string;
  /** danger: it cannot be undone. */
  readonly tone?: 'plain' | 'danger';
}

interface Asked {
  readonly question: Question;
  readonly answer: (sure: boolean) => void;
}

let asked = $state.raw<readonly Asked[]>([]);

/** The question on the screen now, if any (ConfirmDialog shows it). */
export function currentQuestion(): Asked | undefined {
  return asked.at(-1);
}

/** Asks before an act that cannot be taken back or reaches people; true: go ahead. */
export function askFirst(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    const entry: Asked = {
      question,
      answer: (sure) => {
        asked = asked.filter((other) => other !== entry);
        resolve(sure);
      },
    };
    asked = [...asked, entry];
  });
}
