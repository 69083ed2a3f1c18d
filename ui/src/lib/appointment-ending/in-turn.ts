interface Work<Item> {
  readonly items: readonly Item[];
  /** How many at a time. */
  readonly at_once: number;
  readonly signal: AbortSignal;
  readonly each: (item: Item) => Promise<void>;
}

/** Does something with each item, a few at a time, until all are done or the signal ends it. */
export async function inTurn<Item>({ items, at_once, signal, each }: Work<Item>): Promise<void> {
  const rest = [...items];
  const lane = async (): Promise<void> => {
    for (let item = rest.shift(); item !== undefined && !signal.aborted; item = rest.shift()) {
      await each(item);
    }
  };
  await Promise.all(Array.from({ length: at_once }, lane));
}
