interface MailDocumentOptions {
  /** Whoever reads it wants them: those that lie with us are fetched, which may tell that the mail was opened. */
  readonly with_pictures: boolean;
}

/**
 * A mail's HTML as a document for a frame that runs nothing (`sandbox` on the frame sees to that). Nothing is fetched
 * for it by itself, so that looking at a mail tells nobody, and its links open beside the product.
 */
export function mailDocument(html: string, { with_pictures }: MailDocumentOptions): string {
  return [
    '<!doctype html>',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src ${with_pictures ? "'self' " : ''}data:">`,
    '<meta name="referrer" content="no-referrer">',
    '<meta name="color-scheme" content="light">',
    '<base target="_blank">',
    html,
  ].join('\n');
}

/** Whether a mail has pictures that are not in it. */
export function hasPicturesElsewhere(html: string): boolean {
  return /<img\b[^<>]*\ssrc=["']?https?:/iu.test(html);
}
