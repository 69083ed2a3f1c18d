/** The five state colours (ui.md, Language); each comes with an icon and a word. */
export type Tone = 'confirmed' | 'cancelled' | 'reschedule' | 'waiting' | 'muted';
