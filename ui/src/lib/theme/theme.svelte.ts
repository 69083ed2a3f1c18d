export type Theme = 'system' | 'light' | 'dark';

const KEY = 'kept.theme';

/** Light, dark, or what the system says; kept in this browser, shared by its tabs (static/theme.js applies it first). */
class ThemeChoice {
  #chosen = $state<Theme>(kept());

  constructor() {
    addEventListener('storage', (event) => {
      if (event.key === KEY) this.#apply(kept());
    });
  }

  get chosen(): Theme {
    return this.#chosen;
  }

  choose(theme: Theme): void {
    try {
      if (theme === 'system') localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {
      // No storage: the choice lasts as long as the page.
    }
    this.#apply(theme);
  }

  #apply(theme: Theme): void {
    this.#chosen = theme;
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }
}

function kept(): Theme {
  try {
    const value = localStorage.getItem(KEY);
    return value === 'light' || value === 'dark' ? value : 'system';
  } catch {
    return 'system';
  }
}

export const theme = new ThemeChoice();
