// Loaded into a process before anything else (`node --import`): its clock is off by CLOCK_OFF_BY_MS, as on a machine that
// nobody keeps in time. What measures how long something takes goes on as it did.
const off = Number(process.env.CLOCK_OFF_BY_MS ?? 0);
const now = Date.now.bind(Date);
Date.now = () => now() + off;
globalThis.Date = new Proxy(Date, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now() + off] : args, newTarget),
  apply: (target) => new target(now() + off).toString(),
});
