/** A post's duties as rows to be edited, and the new ones beside those in force. */
import { get } from './api.js';
import { el } from './dom.js';
import { t } from './texts.js';

/** One row a duty; the answer is one line a duty. */
export function dutyRows(field) {
  const rows = el('ol', { class: 'duty-rows' });
  const add = el('button', { type: 'button', id: field.id, class: 'btn btn-default btn-sm', onclick: () => append('').querySelector('textarea').focus() }, t('duties.add'));
  const element = el('div', {}, rows, add);
  const changed = () => element.dispatchEvent(new Event('change', { bubbles: true }));
  const append = (text) => {
    const input = el('textarea', { rows: 2, maxlength: 1000, class: 'form-control', 'aria-labelledby': `${field.id}-label` });
    input.value = text;
    const row = el('li', {}, input, el('button', { type: 'button', class: 'btn btn-default btn-xs', title: t('duties.remove'), 'aria-label': t('duties.remove'), onclick: () => (row.remove(), changed()) }, '×'));
    rows.append(row);
    return row;
  };
  return {
    element,
    // A line break within a duty would make it two.
    value: () => [...rows.querySelectorAll('textarea')].map((input) => input.value.replace(/\s*\n\s*/g, ' ').trim()).filter(Boolean).join('\n') || null,
    set: (text) => {
      rows.replaceChildren();
      (text ?? '').split('\n').filter(Boolean).forEach(append);
    },
  };
}

/** Fills the rows with the duties in force of the post that is chosen; only a draft that is taken up again stays. */
export function watchDuties(form) {
  if (!form.element.querySelector('[data-control=duties]')) {
    return;
  }
  const duties = form.fields.get('duties');
  let chosen = null;
  form.element.addEventListener('answered', async () => {
    const post = form.fields.get('postCode').value();
    if (post === chosen) {
      return;
    }
    const isDraft = chosen === null && duties.value() !== null;
    chosen = post;
    const inForce = post && !isDraft && (await get(`posts/${post}/duties`).catch((problem) => form.tell([problem.message])));
    if (inForce && post === chosen) {
      duties.set(inForce.duties.join('\n'));
      form.changed();
    }
  });
}

/** The duties in force and the new ones, side by side; what is new or gone is marked. */
export function comparison(inForce, adjustment) {
  const column = (title, duties, others) =>
    el('div', {}, el('b', {}, title), el('ol', {}, duties.map((duty) => el('li', { class: others.includes(duty) ? null : 'changed' }, duty))));
  return [
    el(
      'div',
      { class: 'duties-compared' },
      column(t('duties.inForce', inForce), inForce.duties, adjustment.duties),
      column(t('duties.proposed'), adjustment.duties, inForce.duties),
    ),
  ];
}
