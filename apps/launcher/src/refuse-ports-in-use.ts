import { createServer } from 'node:net';

/** A port we are about to use: for what, and the variable that moves it alone. */
export type WantedPort = { readonly port: number; readonly what: string; readonly variable: string };

async function inUse(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((done) => {
    server.once('error', () => done(true));
    server.listen(port, '127.0.0.1', () => server.close(() => done(false)));
  });
}

/** Fails with a line for each port that somebody else listens on. */
export async function refusePortsInUse(wanted: readonly WantedPort[]): Promise<void> {
  const taken: string[] = [];
  for (const { port, what, variable } of wanted) {
    if (await inUse(port)) taken.push(`Port ${port} (${what}) is in use. ${variable} moves it.`);
  }
  if (taken.length === 0) return;
  taken.push('Stop what listens there, or start on other ports: KEPT_PORT=4500 npm start');
  throw new Error(taken.join('\n'));
}
