import { eventually } from '../../../../test/harness/eventually.ts';
import type { Browser } from '../session/browser.spec-support.ts';

export interface LiveEvent {
  readonly event: string;
  readonly id: number | null;
  readonly data: unknown;
}

/** An open page, hearing what changes. */
export interface LivePage {
  readonly headers: Headers;
  readonly events: readonly LiveEvent[];
  /** The next event that nobody has taken; waited for. */
  readonly next: () => Promise<LiveEvent>;
  /** Resolves when the server closes it. */
  readonly closed: Promise<void>;
  readonly close: () => void;
}

interface Opening {
  readonly url: string;
  readonly browser: Pick<Browser, 'cookie'>;
  /** Where it stood; by the header that browsers send, or by the query. */
  readonly last_event_id?: number | string;
  readonly since?: number;
}

/** Opens the stream as a browser does; throws when it is refused. */
export async function openPage({ url, browser, last_event_id, since }: Opening): Promise<LivePage> {
  const abort = new AbortController();
  const answer = await fetch(`${url}/screens/live${since === undefined ? '' : `?since=${since}`}`, {
    headers: {
      cookie: browser.cookie,
      accept: 'text/event-stream',
      ...(last_event_id === undefined ? {} : { 'last-event-id': String(last_event_id) }),
    },
    signal: abort.signal,
  });
  const { body } = answer;
  if (!answer.ok || body === null) throw new Error(`refused: ${answer.status} ${await answer.text()}`);
  const events: LiveEvent[] = [];
  let taken = 0;
  const closed = (async () => {
    let text = '';
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      events.push(...blocks.flatMap((block) => eventOf(block) ?? []));
    }
  })().catch(() => undefined);
  return {
    headers: answer.headers,
    events,
    next: () =>
      eventually(async () => {
        const found = events[taken];
        if (found === undefined) throw new Error(`no event after ${JSON.stringify(events)}`);
        taken += 1;
        return found;
      }),
    closed,
    close: () => abort.abort(),
  };
}

function eventOf(block: string): LiveEvent | null {
  const fields = new Map(
    block.split('\n').flatMap((line) => {
      const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    }),
  );
  const event = fields.get('event');
  if (event === undefined) return null;
  const id = fields.get('id');
  const data: unknown = JSON.parse(fields.get('data') ?? 'null');
  return { event, id: id === undefined ? null : Number(id), data };
}
