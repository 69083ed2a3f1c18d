/** What a text with pictures or files takes, however long it is: carriers bill it as one. */
const MMS_CREDITS = 3;

/** The credits a text takes: one a segment, three with files. Editors ask it of the longest it can get. */
export function creditsOfText({ segments, files }: { readonly segments: number; readonly files: number }): number {
  return files > 0 ? MMS_CREDITS : segments;
}
