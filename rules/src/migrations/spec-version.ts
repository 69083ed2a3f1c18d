/** The version that this code writes and that definitions have once they are read (flow-spec section 1). */
export const SPEC_VERSION = 1;
