/** A notice while it is being written: whose it is, what is asked of whom, and the last day it leads to. */
import { get } from './api.js';
import { caseHeader } from './case-view.js';
import { el } from './dom.js';
import { serverToday, t } from './texts.js';

/** Watches the start form's fields. */
export function watchNotice(form) {
  const place = form.element.querySelector('[data-last-day]');
  if (place) {
    const notice = new Notice(form, place);
    form.element.addEventListener('answered', () => notice.changed());
  }
}

class Notice {
  constructor(form, place) {
    this.form = form;
    this.place = place;
    this.header = form.element.querySelector('[data-chosen]');
    this.previewed = '';
  }

  changed() {
    const fields = this.form.fields;
    const agreement = fields.get('agreementNumber').control.chosen();
    const isOnPaper = Boolean(agreement) && agreement.staffNo !== this.form.user;
    ['receivedOn', 'paperDocumentId'].forEach((name) => (fields.get(name).holder.hidden = !isOnPaper));
    const today = agreement ? serverToday(agreement) : null;
    const receivedOn = isOnPaper ? fields.get('receivedOn').value() : today;
    fields.get('receivedOn').limit({ latest: today });
    fields.get('paperDocumentId').require(isOnPaper && receivedOn !== null && receivedOn < today);
    this.header.replaceChildren(...(agreement ? [caseHeader(agreement)] : []));
    this.preview(agreement, receivedOn);
  }

  async preview(agreement, receivedOn) {
    const question = agreement && receivedOn ? `${agreement.number} ${receivedOn}` : '';
    if (question === this.previewed) {
      return;
    }
    this.previewed = question;
    let shown = [];
    if (question) {
      const { postCode: post, staffNo } = agreement;
      shown = await get('calendar/notice', { receivedOn, post, staffNo }).then(
        (end) => [lastDay(end, agreement)],
        (problem) => [el('p', { class: 'error', role: 'alert' }, problem.message)],
      );
    }
    if (question === this.previewed) {
      this.place.replaceChildren(...shown);
    }
  }
}

function lastDay({ lastDay: day, provisional, explanation }, { endsOn, end }) {
  return el(
    'div',
    { class: 'box last-day', role: 'status' },
    el('b', {}, t(provisional ? 'giveNotice.provisional' : 'giveNotice.lastDay', { lastDay: day })),
    el('p', {}, explanation),
    // What ends first wins.
    endsOn && endsOn < day ? el('p', {}, t('giveNotice.endsBefore', { endsOn, reason: end.reasonText })) : null,
  );
}
