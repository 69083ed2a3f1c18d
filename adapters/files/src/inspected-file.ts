/** A file that may be kept, with what its bytes say it is. */
export interface InspectedFile {
  readonly kind: 'image' | 'audio' | 'document';
  readonly content_type: string;
  /** With the ending of what it is, whatever it was called. */
  readonly file_name: string;
  /** Pixels of an image as it is seen, that is, turned the right way. */
  readonly width: number | null;
  readonly height: number | null;
  readonly duration_ms: number | null;
  /** What is made of it on arrival: a small picture of an image, the clip a carrier plays of an MP3 or a WAV. */
  readonly rendition: Rendition | null;
}

export interface Rendition {
  readonly content_type: string;
  readonly bytes: Uint8Array;
}

/** Why a file is not taken, in the reader's words, with a stable code. */
export interface FileRefusal {
  readonly code:
    | 'file_empty'
    | 'file_too_large'
    | 'file_type_not_allowed'
    | 'file_is_program'
    | 'file_is_archive'
    | 'document_broken'
    | 'document_too_large'
    | 'image_broken'
    | 'image_too_large'
    | 'clip_broken'
    | 'clip_too_long';
  readonly message: string;
}
