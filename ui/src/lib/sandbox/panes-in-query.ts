import { paneId, type Pane } from './pane.ts';

const PARAMETER = 'show';
const NONE = 'none';
/** More side by side than anyone looks at, and as many requests each time something happens. */
const MOST = 8;

/** The panes an address asks for, each once; null: it says nothing of them. */
export function panesOf(query: Pick<URLSearchParams, 'getAll'>): readonly Pane[] | null {
  const asked = query.getAll(PARAMETER);
  if (asked.length === 0) return null;
  const panes = asked.map(readPane).filter((pane) => pane !== null);
  const ids = panes.map(paneId);
  return panes.filter((pane, index) => ids.indexOf(paneId(pane)) === index).slice(0, MOST);
}

/** The query that asks for these panes; what else it says stays. */
export function withPanes(query: Pick<URLSearchParams, 'toString'>, panes: readonly Pane[]): URLSearchParams {
  const next = new URLSearchParams(query.toString());
  next.delete(PARAMETER);
  if (panes.length === 0) next.append(PARAMETER, NONE);
  for (const pane of panes.slice(-MOST)) next.append(PARAMETER, paneId(pane));
  return next;
}

function readPane(text: string): Pane | null {
  const words = text.trim();
  if (/^\+?[1-9]\d{6,14}$/.test(words)) return { kind: 'phone', number: `+${words.replace('+', '')}` };
  if (/^[^@\s/?#]+@[^@\s/?#]+$/.test(words)) return { kind: 'mailbox', address: words };
  return null;
}
