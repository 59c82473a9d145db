/** A renewal while it is being proposed: the successor's days follow from the years, and the rules are asked before anybody submits. */
import { FixedPost, watch } from './nomination.js';

/** Watches the form's fields as those of a nomination are. */
export function watchRenewal(form) {
  if (form.element.dataset.renewal === 'proposal') {
    watch(form, new Proposal(form));
  }
}

class Proposal extends FixedPost {
  isWanted() {
    return this.form.answers().renewalWanted === true;
  }

  /** The post and the person stay; the first day is the day after the predecessor's last. */
  asked() {
    const { postCode, staffNo, department, fullTime, appointmentId, renewal } = this.form.case;
    const { years, confidentialityAgreementNo, remarks } = this.form.answers();
    return { postCode, staffNo, department, fullTime, appointmentId, firstDay: renewal.firstDay, years, confidentialityAgreementNo, remarks };
  }
}
