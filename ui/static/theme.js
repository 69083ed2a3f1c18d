// Sets the chosen theme before the first paint; a file of its own, since the policy allows no inline script.
// The page itself keeps the choice (src/lib/theme/theme.svelte.ts).
try {
  const chosen = localStorage.getItem('kept.theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // No storage: the system's theme.
}
