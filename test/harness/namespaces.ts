/** Namespaces the shared Temporal server is started with; each test takes one and none is used twice. */
export const namespaces: readonly string[] = Array.from({ length: 96 }, (_, index) => `test-${index + 1}`);
