/** How staff are told. `push`: by the browsers they said may tell them. */
export type NoticeChannel = 'email' | 'sms' | 'push';

/**
 * Whom one kind of event is told to, and how. `calendar_owner`: the owner of the calendar it happened in, and the admins
 * where it has none or where it happened in no calendar. An `address` is a mailbox, or a number in E.164.
 */
export type NotificationRule =
  | { readonly channel: NoticeChannel; readonly recipient: 'calendar_owner' }
  | { readonly channel: NoticeChannel; readonly recipient: 'user'; readonly user_id: string }
  | { readonly channel: Exclude<NoticeChannel, 'push'>; readonly recipient: 'address'; readonly address: string };
