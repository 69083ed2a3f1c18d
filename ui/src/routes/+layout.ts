/** The screens are drawn in the browser only: the API serves one page for all of them. */
export const ssr = false;
