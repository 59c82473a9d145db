/** A renewal while it is being proposed: the successor's days follow from the years, and the rules are asked before anybody submits. */
import { get } from './api.js';
import { Nomination, watch } from './nomination.js';
import { t } from './texts.js';

/** Watches the form's fields as those of a nomination are. */
export function watchRenewal(form) {
  watch(form, new Proposal(form));
}

class Proposal extends Nomination {
  isWanted() {
    return this.form.answers().renewalWanted === true;
  }

  /** The post and the person stay; the first day is the day after the predecessor's last. */
  asked() {
    const { postCode, staffNo, department, fullTime, appointmentId, renewal } = this.form.case;
    const { years, confidentialityAgreementNo, remarks } = this.form.answers();
    return { postCode, staffNo, department, fullTime, appointmentId, firstDay: renewal.firstDay, years, confidentialityAgreementNo, remarks };
  }

  async previewLastDay() {
    const { years } = this.form.answers();
    if (years === this.previewed) {
      return;
    }
    this.previewed = years;
    const { firstDay } = this.form.case.renewal;
    const answer = years ? await get('calendar/term', { firstDay, years }).catch(() => null) : null;
    if (years === this.previewed) {
      this.form.element.querySelector('[data-preview]').textContent = answer ? t('proposeRenewal.preview', { firstDay, lastDay: answer.lastDay }) : '';
    }
  }

  flagLastDay() {
    // Nobody types it.
  }
}
