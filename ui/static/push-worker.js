// What this browser does while no page of ours is open: shows what Kept tells, and opens its page when it is pressed.
// A file of its own, registered only when somebody asks for notifications here; it keeps and fetches nothing.
self.addEventListener('push', (event) => {
  const { title, body, path, tag } = event.data.json();
  event.waitUntil(self.registration.showNotification(title, { body, tag, icon: '/favicon.svg', data: { path } }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(new URL(event.notification.data.path, self.location.origin).href));
});

async function open(url) {
  const [page] = await self.clients.matchAll({ type: 'window' });
  if (page === undefined) return self.clients.openWindow(url);
  await page.focus();
  return page.navigate(url);
}
