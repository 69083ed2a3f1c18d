import { basename } from 'node:path';

/** Names that say nothing of what is inside, and barrels (style.md). */
const empty = /^(index|utils?|helpers?|managers?|common|misc)\.[cm]?[jt]s$/;

/** An oxlint rule: a file is named after its main export. */
export const fileName = {
  create(context) {
    return {
      Program(node) {
        if (!empty.test(basename(context.filename))) return;
        context.report({
          node,
          message: 'name the file after its main export; no barrels and no collections (style.md)',
        });
      },
    };
  },
};
