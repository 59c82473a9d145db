/** Handing in the scan of a signed paper: the server checks the file, keeps it, and answers its id. */
import { upload } from './api.js';
import { el } from './dom.js';
import { frame } from './case-view.js';
import { t } from './texts.js';

const MEGABYTE = 1024 * 1024;
const LARGEST = 10 * MEGABYTE;
const KINDS = ['application/pdf', 'image/png', 'image/jpeg'];

export function scanUpload(field) {
  const picker = el('input', { type: 'file', accept: '.pdf,.png,.jpg,.jpeg', class: 'file', 'aria-labelledby': `${field.id}-label`, tabindex: -1 });
  const button = el('button', { type: 'button', id: field.id, class: 'btn btn-default', onclick: () => picker.click() }, t('upload.choose'));
  const progress = el('progress', { max: 1, value: 0, hidden: true });
  const state = el('span', { class: 'upload-state', role: 'status' });
  const refusal = el('p', { class: 'error', role: 'alert', hidden: true });
  const preview = el('div', { class: 'document', hidden: true });
  const element = el('div', { class: 'upload' }, picker, button, progress, state, refusal, preview);
  let scan = null;
  let isUnderWay = false;

  const show = () => {
    button.textContent = t(scan ? 'upload.again' : 'upload.choose');
    button.disabled = isUnderWay;
    progress.hidden = !isUnderWay;
    state.textContent = scan ? t('upload.done', { name: scan.name, pages: scan.pages ?? '' }) : '';
    state.classList.toggle('done', Boolean(scan));
    preview.hidden = !scan;
    preview.replaceChildren(...(scan ? [frame(scan.id, t('upload.preview', { name: scan.name }))] : []));
  };
  const refuse = (message) => {
    refusal.textContent = message ?? '';
    refusal.hidden = !message;
  };
  const send = async (file) => {
    scan = null;
    isUnderWay = true;
    refuse(null);
    show();
    try {
      const answer = await upload('documents', file, (part) => {
        progress.value = part;
        state.textContent = t(part < 1 ? 'upload.underWay' : 'upload.checking', { name: file.name, percent: Math.floor(part * 100) });
      });
      scan = { id: answer.id, name: file.name, pages: answer.pages };
    } catch (problem) {
      refuse(problem.message);
    }
    isUnderWay = false;
    show();
    element.dispatchEvent(new Event('change', { bubbles: true }));
  };
  picker.addEventListener('change', (event) => {
    event.stopPropagation();
    const file = picker.files[0];
    picker.value = '';
    if (file && file.size > LARGEST) {
      refuse(t('upload.tooLarge', { name: file.name, size: (file.size / MEGABYTE).toFixed(1) }));
    } else if (file && !KINDS.includes(file.type)) {
      refuse(t('upload.kind', { name: file.name }));
    } else if (file) {
      send(file);
    }
  });
  return {
    element,
    value: () => scan?.id ?? null,
    draft: () => scan,
    set: (uploaded) => {
      scan = uploaded ?? null;
      show();
    },
    problem: () => (isUnderWay ? t('upload.wait') : null),
  };
}
