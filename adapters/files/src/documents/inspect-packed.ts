import { FILE_LIMITS } from '../file-limits.ts';
import type { FileRefusal } from '../inspected-file.ts';

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
/** A comment may stand behind the end. */
const LONGEST_COMMENT = 0xffff;

/**
 * Whether an office document, which is a ZIP, is one that may be handed on: we never unpack it, whoever opens it does.
 * Sizes are those of its directory, which every program unpacks by; no byte is inflated to find out. Null: nothing is
 * wrong with it.
 */
export function inspectPacked(bytes: Uint8Array): FileRefusal | null {
  const sizes = unpackedSizes(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (sizes === null) {
    const message = 'The document is damaged: open it, save it once more and send that.';
    return { code: 'document_broken', message };
  }
  const unpacked = sizes.reduce((sum, size) => sum + size, 0);
  if (sizes.length <= FILE_LIMITS.document_parts && unpacked <= FILE_LIMITS.unpacked_bytes) return null;
  const megabytes = FILE_LIMITS.unpacked_bytes / 1024 / 1024;
  return {
    code: 'document_too_large',
    message: `The document unpacks to more than ${megabytes} MB, which would bring down the program that opens it: send it as PDF.`,
  };
}

/** Of each file within, as the directory says; null: there is none to be read. */
function unpackedSizes(view: DataView): readonly number[] | null {
  const end = endOfDirectory(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const sizes: number[] = [];
  for (let entry = 0; entry < count; entry += 1) {
    if (at + ENTRY_BYTES > view.byteLength || view.getUint32(at, true) !== ENTRY) return null;
    // of a file beyond 4 GB it says 4 GB, which is too large as well
    sizes.push(view.getUint32(at + 24, true));
    at += ENTRY_BYTES + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return sizes;
}

function endOfDirectory(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return null;
}
