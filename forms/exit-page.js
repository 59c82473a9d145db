/** The page of an exit shows what is to be settled with the very table the forms in Tasklist have. */
import { get } from './lib/api.js';
import { clearance } from './lib/clearance.js';
import { el } from './lib/dom.js';
import { loadTexts } from './lib/texts.js';

const KINDS = ['HANDOVER', 'COMMITMENT', 'ACCESS', 'MATERIAL', 'VERIFICATION'];

const place = document.querySelector('[data-exit]');
await loadTexts();
try {
  place.replaceChildren(clearance(await get(`exits/${place.dataset.exit}`), KINDS));
} catch (problem) {
  place.replaceChildren(el('p', { class: 'error', role: 'alert' }, problem.message));
}
