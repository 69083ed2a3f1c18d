/** Runs a piece of work and tells the reader about it when it takes long. */
export type Progress = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Nobody looks at a silent screen longer without wondering. */
const patience_ms = 2000;

const again_ms = 15_000;

/**
 * Progress as lines on `print`: the work's name once it has taken two seconds, the time so
 * far every fifteen, and its end.
 */
export function progressLines(print: (line: string) => void): Progress {
  return async (name, work) => {
    const started = performance.now();
    const seconds = (): string => `${Math.round((performance.now() - started) / 1000)} s`;
    let every: NodeJS.Timeout | undefined;
    const first = setTimeout(() => {
      print(`${name} …`);
      every = setInterval(() => print(`${name} … ${seconds()}`), again_ms);
    }, patience_ms);
    try {
      const result = await work();
      if (every !== undefined) print(`${name}: done in ${seconds()}`);
      return result;
    } finally {
      clearTimeout(first);
      clearInterval(every);
    }
  };
}
