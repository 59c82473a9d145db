/**
 * The questions of a form. A form declares one as
 * `<div data-field="reason" data-type="String" data-control="textarea" data-required data-when="qualified=false"></div>`:
 * the variable's name and type, how it is asked, whether it must be answered, and the answer of another field on which it is asked at all.
 */
import { el } from './dom.js';
import { has, t } from './texts.js';
import { dutyRows } from './duties.js';
import { agreementPicker, departmentPicker, personPicker, postPicker } from './pickers.js';
import { scanUpload } from './upload.js';

const CONTROLS = {
  text: (field) => written(field, el('input', { type: 'text', maxlength: field.holder.dataset.longest })),
  textarea: (field) => written(field, el('textarea', { rows: 3, maxlength: field.holder.dataset.longest })),
  date: (field) => written(field, el('input', { type: 'date', min: '2000-01-01', max: '2199-12-31' })),
  number: (field) => written(field, el('input', { type: 'number', min: 1, max: 30, step: 1 })),
  choice,
  agreement: agreementPicker,
  department: departmentPicker,
  duties: dutyRows,
  post: postPicker,
  person: personPicker,
  scan: scanUpload,
};

/** One question: its label, its control, and what is wrong with the answer. */
export class Field {
  constructor(holder, form) {
    this.holder = holder;
    this.name = holder.dataset.field;
    this.type = holder.dataset.type;
    this.me = form.me;
    this.id = `keypost-${form.name}-${this.name}`;
    this.key = has(`${form.name}.${this.name}`) ? `${form.name}.${this.name}` : `field.${this.name}`;
    [this.asksField, this.asksAnswer] = (holder.dataset.when ?? '').split('=');
    this.control = CONTROLS[holder.dataset.control](this);
    this.error = el('p', { class: 'error', role: 'alert', hidden: true });
    this.star = el('i', { 'aria-hidden': 'true' }, '*');
    const label = el('label', { for: this.id, id: `${this.id}-label` }, t(this.key), this.star);
    const hint = has(`${this.key}.hint`) ? el('p', { class: 'hint' }, t(`${this.key}.hint`)) : null;
    holder.classList.add('field');
    holder.replaceChildren(label, ...[hint].filter(Boolean), this.control.element, this.error);
    this.require('required' in holder.dataset);
    this.limit({ earliest: form.case[holder.dataset.earliest], latest: form.case[holder.dataset.latest] });
  }

  /** Whether it must be answered. */
  require(required) {
    this.required = required;
    this.star.hidden = !required;
  }

  /** The days between which a date has to lie. */
  limit({ earliest, latest }) {
    const input = this.control.element;
    Object.entries({ min: earliest, max: latest }).forEach(([name, day]) => day && (input[name] = day));
  }

  /** The answer as the process variable wants it; null when there is none. */
  value() {
    return this.control.value();
  }

  set(value) {
    this.control.set(value);
  }

  isAsked() {
    return !this.holder.hidden;
  }

  /** Shows or hides the field by the answer it hangs on. */
  follow(fields) {
    if (this.asksField) {
      this.holder.hidden = String(fields.get(this.asksField)?.value()) !== this.asksAnswer;
    }
  }

  /** Says what is wrong; null takes it back. */
  complain(message) {
    this.error.textContent = message ?? '';
    this.error.hidden = !message;
    this.holder.classList.toggle('wrong', Boolean(message));
  }

  /** What keeps this answer from being sent: a sentence, or null. */
  problem() {
    const own = this.control.problem?.();
    if (own) {
      return own;
    }
    const isMissing = this.required && this.value() === null;
    return isMissing ? t(has(`${this.key}.missing`) ? `${this.key}.missing` : 'error.missing') : null;
  }

  focus() {
    this.holder.scrollIntoView({ block: 'center', behavior: 'smooth' });
    this.holder.querySelector('input, textarea, button')?.focus({ preventScroll: true });
  }
}

function written(field, input) {
  input.id = field.id;
  input.className = 'form-control';
  const isNumber = field.type === 'Integer';
  return {
    element: input,
    value: () => {
      const text = input.value.trim();
      if (text === '') {
        return null;
      }
      return isNumber ? Number(text) : text;
    },
    set: (value) => {
      input.value = value ?? '';
    },
    problem: () => {
      const isWrongNumber = isNumber && input.value !== '' && !Number.isInteger(Number(input.value));
      if (input.validity.badInput || isWrongNumber) {
        return t(isNumber ? 'error.number' : 'error.date');
      }
      const isOutside = input.type === 'date' && (input.validity.rangeUnderflow || input.validity.rangeOverflow);
      return isOutside ? t('error.dateRange', { min: input.min, max: input.max }) : null;
    },
  };
}

/** Yes or no, or one of `data-answers`, as big choices; nothing is chosen beforehand where there is a choice. */
function choice(field) {
  const answers = field.holder.dataset.answers?.split(' ') ?? ['true', 'false'];
  const options = answers.map((answer) =>
    el(
      'label',
      { class: 'choice', 'data-answer': answer },
      el('input', { type: 'radio', name: field.id, value: answer, checked: answers.length === 1 }),
      el('b', {}, t(`${field.key}.${answer}`)),
      has(`${field.key}.${answer}.hint`) ? el('small', {}, t(`${field.key}.${answer}.hint`)) : null,
    ),
  );
  const element = el('div', { class: 'choices', role: 'radiogroup', 'aria-labelledby': `${field.id}-label` }, options);
  const inputs = [...element.querySelectorAll('input')];
  return {
    element,
    value: () => {
      const chosen = inputs.find((input) => input.checked)?.value ?? null;
      return chosen !== null && field.type === 'Boolean' ? chosen === 'true' : chosen;
    },
    set: (value) => inputs.forEach((input) => (input.checked = input.value === String(value) || inputs.length === 1)),
  };
}
