import {
  AssignTag,
  CaptureTag,
  CaseTag,
  IfTag,
  Tag,
  UnlessTag,
  type Context,
  type Emitter,
  type Liquid,
  type Template,
} from 'liquidjs';
import { countSegments } from '../segments/count-segments.ts';
import { longestTime } from '../segments/longest-time.ts';
import { createEngine, inWords } from './engine.ts';

/**
 * An engine that answers with the costliest text a template can come to: of several branches it takes the dearest,
 * a variable keeps the longest value it was given, a default counts where it is longer, no loop is left early, and
 * every moment is the longest one of the year.
 */
export const worstEngine = createEngine((moment, format, { locale }) =>
  moment === '' ? '' : longestTime(format, locale),
);

worstEngine.registerTag(
  'if',
  class extends IfTag {
    override *render(context: Context, emitter: Emitter): Generator<unknown, void, string> {
      const branches = [...this.branches.map(({ templates }) => templates), this.elseTemplates ?? []];
      emitter.write(yield* dearest(this.liquid, { branches, context }));
    }
  },
);
worstEngine.registerTag(
  'unless',
  class extends UnlessTag {
    override *render(context: Context, emitter: Emitter): Generator<unknown, void, string> {
      const branches = [...this.branches.map(({ templates }) => templates), this.elseTemplates ?? []];
      emitter.write(yield* dearest(this.liquid, { branches, context }));
    }
  },
);
worstEngine.registerTag(
  'case',
  class extends CaseTag {
    override *render(context: Context, emitter: Emitter): Generator<unknown, void, string> {
      const branches = [...this.branches.map(({ templates }) => templates), this.elseTemplates];
      emitter.write(yield* dearest(this.liquid, { branches, context }));
    }
  },
);
worstEngine.registerTag(
  'assign',
  class extends AssignTag {
    override *render(context: Context): Generator<unknown, void, unknown> {
      const before = { ...context.bottom() };
      yield* super.render(context);
      keepLonger(context, before);
    }
  },
);
worstEngine.registerTag(
  'capture',
  class extends CaptureTag {
    override *render(context: Context): Generator<unknown, void, string> {
      const before = { ...context.bottom() };
      yield* super.render(context);
      keepLonger(context, before);
    }
  },
);
for (const tag of ['break', 'continue']) {
  worstEngine.registerTag(
    tag,
    class extends Tag {
      render(): void {}
    },
  );
}
worstEngine.registerFilter('default', (value: unknown, instead: unknown) =>
  lengthOf(instead) > lengthOf(value) ? instead : value,
);

interface Choice {
  readonly branches: readonly Template[][];
  readonly context: Context;
}

function* dearest(liquid: Liquid, { branches, context }: Choice): Generator<unknown, string, string> {
  let found = '';
  for (const templates of branches) {
    const text = yield liquid.renderer.renderTemplates(templates, context);
    if (priceOf(text) > priceOf(found)) found = text;
  }
  return found;
}

/** Characters outside GSM-7 double the price of the whole text, so a short branch with one beats a longer without. */
function priceOf(text: string): number {
  const { encoding, units } = countSegments(text);
  return encoding === 'UCS-2' ? 1_000_000 + units : units;
}

function keepLonger(context: Context, before: Readonly<Record<string, unknown>>): void {
  const scope = context.bottom();
  for (const [name, value] of Object.entries(before)) {
    if (lengthOf(value) > lengthOf(context.getSync([name]))) Object.assign(scope, { [name]: value });
  }
}

function lengthOf(value: unknown): number {
  return inWords(value).length;
}
