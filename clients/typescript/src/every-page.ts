/** The answer of a list that counts its pages. */
interface PageAnswer<Page> {
  readonly data?: Page | undefined;
  readonly error?: unknown;
}

/**
 * Asks for page after page, as far as somebody reads. Throws the problem of a page that is refused.
 * @example for await (const { events } of everyPage((page) => listEvents({ client, query: { page } }))) …
 */
export async function* everyPage<Page extends { readonly next_page: number | null }>(
  ask: (page: number) => Promise<PageAnswer<Page>>,
): AsyncGenerator<Page, void, undefined> {
  for (let page: number | null = 1; page !== null;) {
    const { data, error }: PageAnswer<Page> = await ask(page);
    if (data === undefined) throw error;
    yield data;
    page = data.next_page;
  }
}
