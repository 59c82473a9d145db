// What Camunda's webapps have in common with us. Each app's scripts/config.js loads this first.
const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

// Their own login form is dead: we log people in. A logout, or a session that has run out, leads to ours.
const leaveLoginForm = () => {
  if (/^#\/login\b/.test(window.location.hash)) {
    window.location.replace(`${root}/login?ended`);
  }
};
window.addEventListener('hashchange', leaveLoginForm);
leaveLoginForm();

const chosen = /(?:^|;\s*)lang=(zh|en)\b/.exec(document.cookie);

/** The language switched to at our login, else the browser's. */
export const locales = {
  availableLocales: chosen ? [chosen[1]] : ['zh', 'en'],
  fallbackLocale: chosen ? chosen[1] : 'zh'
};

const english = chosen ? chosen[1] === 'en' : (navigator.languages?.[0] ?? navigator.language ?? '').startsWith('en');

// The pages say they are English; a browser then takes some characters' Japanese shapes, and a screen reader reads them so.
document.documentElement.lang = english ? 'en' : 'zh-CN';

/** The text in the language of the page. */
export const text = (inChinese, inEnglish) => (english ? inEnglish : inChinese);

/** The way back to the register, for a navigation bar. */
export const toRegister = pluginPoint => ({
  id: `keypost-${pluginPoint}`,
  pluginPoint,
  priority: 1000,
  properties: {label: text('台账', 'Register')},
  render: node => {
    const link = document.createElement('a');
    link.href = `${root}/`;
    link.textContent = text('台账', 'Register');
    node.append(link);
  }
});
