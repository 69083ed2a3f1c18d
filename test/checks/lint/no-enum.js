/** An oxlint rule: a union of string literals or an object `as const` instead of an enum (style.md). */
export const noEnum = {
  create(context) {
    return {
      TSEnumDeclaration(node) {
        context.report({ node, message: 'use a union of string literals instead of an enum (style.md)' });
      },
    };
  },
};
