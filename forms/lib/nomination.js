/** A nomination while it is being written: the last day follows from the first, and the rules are asked before anybody submits. */
import { get, post } from './api.js';
import { findings } from './case-view.js';
import { debounce, el } from './dom.js';
import { t } from './texts.js';

/** Watches the form's fields; sees to it that violations stop the submission and warnings are read. */
export function watchNomination(form) {
  if (form.element.dataset.nomination === 'whole') {
    watch(form, new Nomination(form));
  }
}

export function watch(form, nomination) {
  form.element.addEventListener('answered', () => nomination.changed());
  form.mayGo = () => nomination.mayGo();
}

export class Nomination {
  constructor(form) {
    this.form = form;
    this.place = form.element.querySelector('[data-check]');
    this.lastDay = form.fields.get('lastDay');
    this.filledIn = null;
    this.previewed = '';
    this.checked = '';
    this.checkSoon = debounce(500, () => this.check().catch(() => this.forget()));
    form.fields.get('staffNo')?.control.element.addEventListener('chosen', (event) => this.followPerson(event.detail));
  }

  changed() {
    this.previewLastDay();
    const now = JSON.stringify(this.asked());
    if (now !== this.seen) {
      this.seen = now;
      this.forget();
      if (this.isWhole()) {
        this.checkSoon();
      }
    }
  }

  /** Someone's department is most often the post's. */
  followPerson(person) {
    const department = this.form.fields.get('department');
    if (person && department && (department.value() === null || department.value() === this.departmentOfPerson)) {
      department.set(person.department);
      this.departmentOfPerson = person.department;
    }
  }

  async previewLastDay() {
    const { firstDay, years } = this.form.answers();
    const question = `${firstDay} ${years}`;
    if (question !== this.previewed) {
      this.previewed = question;
      this.right = null;
      if (firstDay && years) {
        const answer = await get('calendar/term', { firstDay, years }).catch(() => null);
        if (question !== this.previewed) {
          return;
        }
        this.right = answer?.lastDay ?? null;
      }
      const typed = this.lastDay.value();
      if (this.right && (typed === null || typed === this.filledIn)) {
        this.filledIn = this.right;
        this.lastDay.set(this.right);
        this.form.changed(true);
      } else if (typed === this.right) {
        this.filledIn = typed;
      }
    }
    this.flagLastDay();
  }

  flagLastDay() {
    const typed = this.lastDay.value();
    const isWrong = this.right && typed !== null && typed !== this.right;
    if (isWrong) {
      this.lastDay.complain(t('nominate.lastDay.wrong', { lastDay: this.right }));
      this.lastDay.error.append(' ', el('button', { type: 'button', class: 'btn btn-default btn-xs', onclick: () => this.takeRightDay() }, t('nominate.lastDay.take')));
    } else if (this.wasWrong) {
      this.lastDay.complain(null);
    }
    this.wasWrong = isWrong;
  }

  takeRightDay() {
    this.lastDay.set(this.right);
    this.filledIn = this.right;
    this.form.changed(true);
  }

  /** What the rules are asked about. */
  asked() {
    const { resubmitted, reason, ...nomination } = this.form.answers();
    return this.form.case.id ? { ...nomination, appointmentId: this.form.case.id } : nomination;
  }

  isWanted() {
    return this.form.answers().resubmitted !== false;
  }

  isWhole() {
    return this.isWanted() && [...this.form.fields.values()].every((field) => !field.isAsked() || !field.problem());
  }

  forget() {
    this.found = null;
    this.place.replaceChildren();
    this.tick = null;
  }

  /** Asks the rules, and shows what they find. */
  async check() {
    const question = JSON.stringify(this.asked());
    const found = await post('appointments/check', this.asked()).catch((problem) => {
      if (problem.violations?.length) {
        return { violations: problem.violations };
      }
      throw problem;
    });
    if (question === JSON.stringify(this.asked())) {
      this.show(found, question);
    }
    return found;
  }

  show(found, question) {
    const violations = found.violations ?? [];
    const warnings = found.warnings ?? [];
    const isSame = this.found === question && this.tick;
    this.form.tellViolations(violations);
    this.flagLastDay();
    if (isSame) {
      return;
    }
    this.found = question;
    this.place.replaceChildren(...findings([], warnings, violations.length ? null : 'nominate.noObjection'));
    this.tick = null;
    if (warnings.length) {
      this.tick = el('input', { type: 'checkbox' });
      this.tick.addEventListener('change', (event) => event.stopPropagation());
      this.place.append(el('label', { class: 'tick' }, this.tick, el('span', {}, t('nominate.confirmWarnings'))));
    }
  }

  async mayGo() {
    if (!this.isWanted()) {
      return true;
    }
    const { violations = [], warnings = [] } = await this.check();
    if (violations.length) {
      this.form.problems.scrollIntoView({ block: 'center', behavior: 'smooth' });
      return false;
    }
    if (warnings.length && !this.tick?.checked) {
      this.form.tell([t('nominate.warningsUnread')]);
      this.place.scrollIntoView({ block: 'center', behavior: 'smooth' });
      this.tick?.focus({ preventScroll: true });
      return false;
    }
    return true;
  }
}

/** Of a nomination whose post is settled: nobody types the last day, a sentence says it. */
export class FixedPost extends Nomination {
  async previewLastDay() {
    const { firstDay, years } = this.asked();
    const question = this.isWanted() && firstDay && years ? `${firstDay} ${years}` : '';
    if (question === this.previewed) {
      return;
    }
    this.previewed = question;
    const answer = question ? await get('calendar/term', { firstDay, years }).catch(() => null) : null;
    if (question === this.previewed) {
      this.form.element.querySelector('[data-preview]').textContent = answer ? t(`${this.form.name}.preview`, { firstDay, lastDay: answer.lastDay }) : '';
    }
  }

  flagLastDay() {
    // Nobody types it.
  }
}
