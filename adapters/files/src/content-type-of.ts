import { fileTypeFromBuffer } from 'file-type';

/** The content type that the bytes of a file say; null when they say nothing, as those of a text. */
export async function contentTypeOf({ bytes }: { readonly bytes: Uint8Array }): Promise<string | null> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime ?? null;
  } catch {
    // A container that ends in its middle: not readable as what it begins as.
    return null;
  }
}
