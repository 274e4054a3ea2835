import { Store } from './store';

export type ThemeChoice = 'light' | 'dark' | 'auto';

const key = 'theme';
const system = matchMedia('(prefers-color-scheme: dark)');

function isChoice(value: string | null): value is ThemeChoice {
  return value === 'light' || value === 'dark' || value === 'auto';
}

function saved(): ThemeChoice {
  const value = localStorage.getItem(key);
  return isChoice(value) ? value : 'auto';
}

export const themeChoice = new Store<ThemeChoice>(saved());
/** What is shown: the choice, or the system's where it is left to that. */
export const colorMode = new Store<'light' | 'dark'>('light');

function apply(): void {
  const choice = themeChoice.get();
  const mode = choice === 'auto' ? (system.matches ? 'dark' : 'light') : choice;
  document.documentElement.dataset['colorMode'] = mode;
  document.documentElement.dataset['theme'] = 'dark:dark light:light shape:shape spacing:spacing typography:typography';
  colorMode.set(mode);
}

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(key, choice);
  themeChoice.set(choice);
  apply();
}

export function startTheme(): void {
  system.addEventListener('change', apply);
  apply();
}
