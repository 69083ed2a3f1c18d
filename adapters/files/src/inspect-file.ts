import { contentTypeOf } from './content-type-of.ts';
import { FILE_LIMITS } from './file-limits.ts';
import { FILE_TYPES, type FileType } from './file-types.ts';
import type { FileRefusal, InspectedFile } from './inspected-file.ts';
import { nameWithEnding } from './name-with-ending.ts';
import { plainTextType } from './plain-text-type.ts';
import { inspectImage } from './images/inspect-image.ts';
import { inspectPacked } from './documents/inspect-packed.ts';
import { inspectAudio } from './audio/inspect-audio.ts';

export type Inspection =
  | { readonly ok: true; readonly file: InspectedFile }
  | { readonly ok: false; readonly refusal: FileRefusal };

/** Looks at what a file is by its bytes, never by its name, and makes what is needed of it. Never throws for what is in it. */
export async function inspectFile({
  bytes,
  file_name,
}: {
  readonly bytes: Uint8Array;
  readonly file_name: string;
}): Promise<Inspection> {
  if (bytes.length === 0) return refused('file_empty', 'The file is empty: choose another.');
  if (bytes.length > FILE_LIMITS.bytes) {
    const limit = FILE_LIMITS.bytes / 1024 / 1024;
    return refused('file_too_large', `The file is larger than ${limit} MB: make it smaller, or send a link to it.`);
  }
  const type = await typeOf(bytes, file_name);
  if (!('kind' in type)) return { ok: false, refusal: type };
  const { kind, content_type } = type;
  const named = { content_type, file_name: nameWithEnding(file_name, type.endings) };
  switch (kind) {
    case 'image': {
      const image = await inspectImage(bytes);
      return image.ok ? { ok: true, file: { kind, ...named, ...image.file, duration_ms: null } } : image;
    }
    case 'audio': {
      const audio = await inspectAudio(bytes, content_type);
      return audio.ok ? { ok: true, file: { kind, ...named, ...audio.file, width: null, height: null } } : audio;
    }
    case 'document': {
      const refusal = type.packed === true ? inspectPacked(bytes) : null;
      if (refusal !== null) return { ok: false, refusal };
      return { ok: true, file: { kind, ...named, width: null, height: null, duration_ms: null, rendition: null } };
    }
    default:
      return kind satisfies never;
  }
}

async function typeOf(bytes: Uint8Array, file_name: string): Promise<FileType | FileRefusal> {
  const detected = await contentTypeOf({ bytes });
  if (detected === null) {
    return (
      plainTextType(bytes, file_name) ?? {
        code: 'file_type_not_allowed',
        message: `${KNOWN} It is none of these, whatever its name says.`,
      }
    );
  }
  const known = FILE_TYPES.get(detected);
  if (known !== undefined) return known;
  if (PROGRAMS.has(detected)) {
    return {
      code: 'file_is_program',
      message: `This is a program, whatever its name says, and is not taken. ${KNOWN}`,
    };
  }
  if (ARCHIVES.has(detected)) {
    return { code: 'file_is_archive', message: 'This is an archive: send the files in it one by one.' };
  }
  return { code: 'file_type_not_allowed', message: `This is ${detected}, which is not taken. ${KNOWN}` };
}

const KNOWN =
  'Pictures (JPEG, PNG, GIF, WebP), sound (MP3, WAV), PDF, office documents, contacts, calendars and plain text are.';

const PROGRAMS: ReadonlySet<string> = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/java-vm',
  'application/wasm',
  'application/x-ms-shortcut',
  'application/x-shockwave-flash',
  'application/vnd.android.package-archive',
  'application/java-archive',
  'application/x-xpinstall',
  'application/x-google-chrome-extension',
]);

const ARCHIVES: ReadonlySet<string> = new Set([
  'application/zip',
  'application/gzip',
  'application/x-tar',
  'application/x-7z-compressed',
  'application/x-rar-compressed',
  'application/x-bzip2',
  'application/x-xz',
  'application/zstd',
  'application/x-lzip',
  'application/x-compress',
]);

function refused(code: FileRefusal['code'], message: string): Inspection {
  return { ok: false, refusal: { code, message } };
}
