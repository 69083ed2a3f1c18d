/** What a window shows that has room for one part of the editor. */
export type InSight = 'messages' | 'panel' | 'simulator';
