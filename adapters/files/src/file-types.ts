/** A type of file that is kept. */
export interface FileType {
  readonly kind: 'image' | 'audio' | 'document';
  readonly content_type: string;
  /** How such a file may be called; the first is given where a name ends otherwise. */
  readonly endings: readonly string[];
  /** It is a ZIP with files in it. */
  readonly packed?: true;
}

const types: readonly FileType[] = [
  { kind: 'image', content_type: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  { kind: 'image', content_type: 'image/png', endings: ['png'] },
  { kind: 'image', content_type: 'image/gif', endings: ['gif'] },
  { kind: 'image', content_type: 'image/webp', endings: ['webp'] },
  { kind: 'audio', content_type: 'audio/mpeg', endings: ['mp3'] },
  { kind: 'audio', content_type: 'audio/wav', endings: ['wav'] },
  { kind: 'document', content_type: 'application/pdf', endings: ['pdf'] },
  {
    kind: 'document',
    content_type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
    packed: true,
  },
  {
    kind: 'document',
    content_type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['xlsx'],
    packed: true,
  },
  {
    kind: 'document',
    content_type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    endings: ['pptx'],
    packed: true,
  },
  { kind: 'document', content_type: 'application/vnd.oasis.opendocument.text', endings: ['odt'], packed: true },
  { kind: 'document', content_type: 'application/vnd.oasis.opendocument.spreadsheet', endings: ['ods'], packed: true },
  { kind: 'document', content_type: 'application/rtf', endings: ['rtf'] },
  { kind: 'document', content_type: 'text/calendar', endings: ['ics'] },
  { kind: 'document', content_type: 'text/vcard', endings: ['vcf'] },
  // What telephones send of themselves: shown by their name, kept as they are.
  { kind: 'document', content_type: 'image/heic', endings: ['heic'] },
  { kind: 'document', content_type: 'audio/mp4', endings: ['m4a'] },
  { kind: 'document', content_type: 'audio/x-m4a', endings: ['m4a'] },
  { kind: 'document', content_type: 'audio/ogg', endings: ['ogg', 'oga'] },
  { kind: 'document', content_type: 'audio/amr', endings: ['amr'] },
  { kind: 'document', content_type: 'video/mp4', endings: ['mp4'] },
  { kind: 'document', content_type: 'video/3gpp', endings: ['3gp'] },
  { kind: 'document', content_type: 'video/quicktime', endings: ['mov'] },
];

/** Every type that is recognised by its bytes and kept, by its content type. */
export const FILE_TYPES: ReadonlyMap<string, FileType> = new Map(types.map((type) => [type.content_type, type]));
