/** Where a node stands on the canvas. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** What the document does not say: where its nodes stand and which are folded (ADR 0013). */
export interface Layout {
  readonly positions: Readonly<Record<string, Position>>;
  readonly folded: readonly string[];
}

export const NO_LAYOUT: Layout = { positions: {}, folded: [] };

/** Reads a stored layout; what cannot be read of it is as if never placed, for nothing is lost by placing it anew. */
export function readLayout(stored: unknown): Layout {
  if (!isRecord(stored)) return NO_LAYOUT;
  const { positions, folded } = stored;
  const placed = isRecord(positions)
    ? Object.entries(positions).flatMap(([id, at]) => {
        const position = readPosition(at);
        return position === null ? [] : [[id, position] as const];
      })
    : [];
  return {
    positions: Object.fromEntries(placed),
    folded: Array.isArray(folded) ? folded.filter((id) => typeof id === 'string') : [],
  };
}

function readPosition(stored: unknown): Position | null {
  if (!isRecord(stored)) return null;
  const { x, y } = stored;
  return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y) ? { x, y } : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
