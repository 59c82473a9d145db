/**
 * The forms of keypost in Camunda Tasklist. A form is a plain HTML file that says what is shown (`data-show`, `data-text`) and what is
 * asked (`data-field`, see lib/fields.js), and ends with one script line that calls {@link open}. What is checked here is checked for
 * comfort: the server decides.
 */
import { get } from './lib/api.js';
import { leaveOut, readCase } from './lib/case.js';
import { Draft } from './lib/draft.js';
import { el } from './lib/dom.js';
import { watchDuties } from './lib/duties.js';
import { Field } from './lib/fields.js';
import { watchNomination } from './lib/nomination.js';
import { watchNotice } from './lib/notice.js';
import { watchRenewal } from './lib/renewal.js';
import { watchSuccession } from './lib/succession.js';
import { loadTexts, t, today } from './lib/texts.js';
import { show } from './lib/views.js';

/** Tasklist shows no notification of its own for an error of this message. */
const PREVENTED = 'camForm submission prevented';

/** Some rules lie in what stands behind a field. */
const FIELD_OF = { labourContract: 'staffNo', otherDuties: 'staffNo', scan: 'scanId' };

/** Fills the form Tasklist has just put on the page and takes over its submission. */
export async function open(camForm) {
  const form = new KeypostForm(camForm);
  form.takeOverSubmission();
  addStyles();
  form.filled = loadTexts().then(() => form.fill());
  await form.filled;
}

class KeypostForm {
  constructor(camForm) {
    this.camForm = camForm;
    this.element = camForm.formElement[0];
    this.name = this.element.dataset.form;
    this.user = camForm.options?.urlParams?.userId ?? '';
    this.fields = new Map();
    this.problems = el('div', { class: 'problems', role: 'alert', hidden: true });
    this.isReady = false;
    /** What is sent while the form is still being filled waits for it. */
    this.filled = Promise.resolve();
    /** Asked before an answer goes out; answers whether it may. */
    this.mayGo = async () => true;
  }

  async fill() {
    this.element.prepend(this.problems);
    this.element.querySelectorAll('[data-text]').forEach((each) => (each.textContent = t(each.dataset.text)));
    this.element.addEventListener('keydown', keepDialogOpen);
    // What was open is settled row by row; the complaint about it is old.
    this.element.addEventListener('settled', () => this.tell([]));
    try {
      [this.me, this.case] = await Promise.all([get('me'), this.load()]);
      leaveOut(this.element, this.case);
      await show(this.element, this.case);
      this.element.querySelectorAll('[data-field]').forEach((holder) => {
        const field = new Field(holder, this);
        this.fields.set(field.name, field);
      });
      await Promise.all([...this.fields.values()].map((field) => field.control.ready));
      await this.prefill();
      [watchDuties, watchNomination, watchRenewal, watchSuccession, watchNotice].forEach((watch) => watch(this));
      await this.restore();
      this.isReady = this.me.mayChange;
    } catch (problem) {
      this.tell([problem.message]);
      return;
    }
    this.changed();
    if (!this.isReady) {
      this.tell([t('error.auditor')]);
    }
    ['input', 'change'].forEach((event) => this.element.addEventListener(event, () => this.changed(true)));
  }

  /** What the task is about; of a start form, nothing. */
  async load() {
    return this.camForm.taskId ? readCase(await this.variables(['appointmentId', 'agreementNumber', 'adjustmentId', 'exceptionPairId']), this.element.dataset) : {};
  }

  variables(names) {
    return new Promise((resolve, reject) => {
      this.camForm.client
        .resource('task')
        .formVariables({ id: this.camForm.taskId, names, deserializeValues: false }, (error, found) => (error ? reject(error) : resolve(found)));
    });
  }

  async prefill() {
    for (const field of this.fields.values()) {
      const from = field.holder.dataset.prefill;
      if (from === 'today') {
        // The server's clock may be ahead of the browser's: nothing is handed over before it is sealed, or served before it is decided.
        field.set([today(), this.case.signatures?.partyA ?? '', this.case.removal?.decidedAt?.slice(0, 10) ?? ''].sort().at(-1));
      } else if (from !== undefined) {
        await field.set((this.case.renewal ?? this.case)[from || field.name]);
      }
    }
  }

  async restore() {
    this.draft = new Draft(this.user, this.camForm.taskId ?? this.name);
    const kept = Object.entries(this.draft.read()).filter(([name]) => this.fields.has(name));
    for (const [name, value] of kept) {
      await this.fields.get(name).set(value);
    }
    if (kept.length) {
      const notice = el(
        'p',
        { class: 'box draft' },
        t('draft.restored'),
        ' ',
        el('button', { type: 'button', class: 'btn btn-default btn-xs', onclick: () => this.discard(notice) }, t('draft.discard')),
      );
      this.problems.after(notice);
    }
  }

  async discard(notice) {
    this.fields.forEach((field) => field.set(null));
    await this.prefill();
    notice.remove();
    this.changed();
    this.draft.clear();
  }

  changed(isByUser = false) {
    this.fields.forEach((field) => {
      field.follow(this.fields);
      if (isByUser && field.holder.classList.contains('wrong') && !field.problem()) {
        field.complain(null);
      }
    });
    // A form that goes away after it was sent still fires a last change.
    if (isByUser && this.isReady) {
      this.draft.write(Object.fromEntries([...this.fields.values()].map((field) => [field.name, field.control.draft?.() ?? field.value()])));
    }
    this.element.dispatchEvent(new CustomEvent('answered'));
  }

  /** The answers to what is asked, by name; without those left empty. */
  answers() {
    return Object.fromEntries(
      [...this.fields.values()]
        .filter((field) => field.isAsked() && field.value() !== null)
        .map((field) => [field.name, field.value()]),
    );
  }

  /** Shows sentences above the form. */
  tell(sentences) {
    this.problems.hidden = sentences.length === 0;
    this.problems.replaceChildren(el('ul', {}, [...new Set(sentences)].map((sentence) => el('li', {}, sentence))));
  }

  /** Shows violations at their fields, and all of them above. */
  tellViolations(violations) {
    const fieldOf = (violation) => this.fields.get(FIELD_OF[violation.field] ?? violation.field);
    this.fields.forEach((field) => field.complain(null));
    violations.forEach((violation) => fieldOf(violation)?.complain(violation.message));
    this.tell(violations.map((violation) => violation.message));
  }

  /** Whether all that is asked is answered; says at the fields what is not. */
  isComplete() {
    const wrong = [...this.fields.values()].filter((field) => {
      const problem = field.isAsked() ? field.problem() : null;
      field.complain(problem);
      return problem;
    });
    this.tell(wrong.length ? [t('error.incomplete')] : []);
    wrong[0]?.focus();
    return wrong.length === 0;
  }

  /**
   * Stands before Tasklist's own submission, which waits for nothing: our questions to the server must be answered first, and the
   * variables be made at each attempt, because Tasklist throws them away after a failed one.
   */
  takeOverSubmission() {
    const { camForm } = this;
    const submit = camForm.submit;
    camForm.submit = async (done) => {
      const answer = (error, result) => camForm.formElement.scope().$evalAsync(() => done?.(error, result));
      if (!(await this.isToBeSent())) {
        answer(new Error(PREVENTED));
        return;
      }
      const variables = camForm.variableManager;
      Object.entries(this.answers()).forEach(([name, value]) => {
        if (variables.variable(name)) {
          variables.destroyVariable(name);
        }
        variables.createVariable({ name, type: this.fields.get(name).type, value });
      });
      submit.call(camForm, (error, result) => {
        if (error) {
          this.tell([error.message]);
        } else {
          this.isReady = false;
          this.draft.clear();
        }
        answer(error, result);
      });
    };
  }

  async isToBeSent() {
    try {
      await this.filled;
      return this.isReady && this.isComplete() && (await this.mayGo());
    } catch (problem) {
      this.tellViolations(problem.violations ?? []);
      this.tell([problem.message]);
      return false;
    }
  }
}

/** Escape would close the start dialog and lose what was typed. */
function keepDialogOpen(event) {
  if (event.key === 'Escape') {
    event.stopPropagation();
  }
}

function addStyles() {
  const href = new URL('keypost-forms.css', import.meta.url).href;
  if (!document.querySelector(`link[href="${href}"]`)) {
    document.head.append(el('link', { rel: 'stylesheet', href }));
  }
}
