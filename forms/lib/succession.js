/** The nomination of whoever comes after a holder that has given notice: for the same post, in the same department. */
import { FixedPost, watch } from './nomination.js';

/** Watches the form's fields as those of a nomination are. */
export function watchSuccession(form) {
  if (form.element.dataset.nomination === 'succession') {
    watch(form, new Succession(form));
  }
}

class Succession extends FixedPost {
  isWanted() {
    return this.form.answers().nominated === true;
  }

  asked() {
    const { postCode, department } = this.form.case;
    const { nominated, reason, ...nomination } = this.form.answers();
    return { postCode, department, ...nomination };
  }
}
