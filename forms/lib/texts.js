/** What the forms say, in the language Tasklist shows: the one switched to at the login, else the browser's, else Chinese. */

const LANGUAGES = ['zh', 'en'];

export const language = (() => {
  const chosen = /(?:^|;\s*)lang=(\w+)/.exec(document.cookie)?.[1];
  const preferred = (navigator.languages?.[0] ?? navigator.language ?? '').split('-')[0].toLowerCase();
  return [chosen, preferred].find((each) => LANGUAGES.includes(each)) ?? LANGUAGES[0];
})();

let texts = {};

/** Reads the dictionary; must have happened before anything is shown. */
export async function loadTexts() {
  const response = await fetch(new URL(`../i18n/${language}.json`, import.meta.url));
  texts = await response.json();
}

/** Whether the dictionary has this key. */
export function has(key) {
  return key in texts;
}

/** The text of a key, its `{name}` places filled. */
export function t(key, values = {}) {
  const text = texts[key] ?? key;
  return text.replace(/\{(\w+)}/g, (place, name) => values[name] ?? place);
}

/** An instant as people write it: in the offset the server gave, in the browser's zone where it gave UTC. */
export function instant(text) {
  if (!text) {
    return '';
  }
  if (!text.endsWith('Z')) {
    return text.slice(0, 16).replace('T', ' ');
  }
  const at = new Date(text);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** Who did something, and when; null when nobody has. */
export function deed(by, at) {
  return by ? t('case.deed', { name: by.name ?? by.id ?? by, at: instant(at) }) : null;
}

/** Today as `yyyy-MM-dd` by the browser's clock. */
export function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** Today by the server's clock, which a demonstration may move ahead of the browser's: an agreement in force counts the days. */
export function serverToday({ endsOn, daysLeft }) {
  return Number.isInteger(daysLeft) ? plusDays(endsOn, -daysLeft) : today();
}

/** The day after one. */
export function dayAfter(day) {
  return plusDays(day, 1);
}

function plusDays(day, days) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
