interface Standing {
  readonly changes: number;
  readonly is_published: boolean;
  readonly has_draft: boolean;
}

/** How the schedule stands: `Draft · 3 changes`, `Published`. */
export function changesInWords({ changes, is_published, has_draft }: Standing): string {
  if (!is_published) return 'Draft · never published';
  if (changes === 0) return has_draft ? 'Draft · as published' : 'Published';
  return `Draft · ${changes} ${changes === 1 ? 'change' : 'changes'}`;
}
