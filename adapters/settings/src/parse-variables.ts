import { z } from 'zod';
import { variables, type Variables } from './variables.ts';

/** What is wrong with one environment variable and how to put it right. */
export type SettingProblem = {
  /** The variable's name, such as `KEPT_PORT`. */
  readonly name: string;
  /** What is wrong, to be read after the name: "is not a number". */
  readonly problem: string;
  /** What to do, as an instruction: "set a number from 1 to 65535". */
  readonly remedy: string;
};

type Outcome =
  | { readonly ok: true; readonly variables: Variables }
  | { readonly ok: false; readonly problems: readonly SettingProblem[] };

const remedies = new Map<string, unknown>(
  Object.entries(variables.shape).map(([name, schema]) => [name, z.globalRegistry.get(schema)?.['remedy']]),
);

function remedyOf(name: string): string {
  const remedy = remedies.get(name);
  return typeof remedy === 'string' ? remedy : 'see the list of settings in adapters/settings';
}

/** Misspelt names would otherwise be ignored in silence, which is worse than refusing them. */
function unknownNames(env: NodeJS.ProcessEnv): readonly SettingProblem[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('KEPT_') && !remedies.has(name))
    .map((name) => ({ name, problem: 'is not a setting of Kept', remedy: 'check its spelling or remove it' }));
}

/**
 * Reads the variables of `env` one by one; an empty one counts as not set.
 * Rules between variables are the callers'.
 */
export function parseVariables(env: NodeJS.ProcessEnv): Outcome {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = variables.safeParse(set);
  const wrong = parsed.success
    ? []
    : parsed.error.issues.map((issue) => {
        const name = String(issue.path[0]);
        return { name, problem: issue.message, remedy: remedyOf(name) };
      });
  const problems = [...unknownNames(set), ...wrong];
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, variables: parsed.data };
}
