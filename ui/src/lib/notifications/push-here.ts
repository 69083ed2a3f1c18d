import type { AddPushBrowser } from '#lib/api/generated/types.gen.ts';

/** Whether this browser can tell anything: not every one can, and none over http from another machine. */
export function canPushHere(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;
}

/** This browser as its push service knows it; null: it is not subscribed. */
export async function subscriptionHere(): Promise<PushSubscription | null> {
  const worker = await navigator.serviceWorker.getRegistration('/');
  return (await worker?.pushManager.getSubscription()) ?? null;
}

export type Subscribed =
  | { readonly type: 'subscribed'; readonly browser: AddPushBrowser }
  /** Whoever sits here said no, now or before. */
  | { readonly type: 'denied' }
  /** The browser's own push service cannot be reached. */
  | { readonly type: 'failed'; readonly reason: string };

/** Asks for permission and subscribes this browser. Only on a click: browsers refuse, and people too, what asks by itself. */
export async function subscribeHere(public_key: string): Promise<Subscribed> {
  if ((await Notification.requestPermission()) !== 'granted') return { type: 'denied' };
  try {
    await navigator.serviceWorker.register('/push-worker.js', { scope: '/' });
    const { pushManager } = await navigator.serviceWorker.ready;
    const before = await pushManager.getSubscription();
    // one that was made for another key takes no message of ours
    await before?.unsubscribe();
    const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: public_key });
    const { endpoint, keys } = made.toJSON();
    if (endpoint === undefined || keys?.['p256dh'] === undefined || keys['auth'] === undefined)
      return { type: 'failed', reason: 'it did not say how it is reached' };
    return { type: 'subscribed', browser: { endpoint, p256dh: keys['p256dh'], auth: keys['auth'] } };
  } catch (error) {
    return { type: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}
