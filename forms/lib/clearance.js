/**
 * What has to be settled before an exit is closed, as a table that is ticked row by row over days. Each row is saved at once, and the
 * table then shows what others have done meanwhile.
 */
import { address, get, post } from './api.js';
import { el } from './dom.js';
import { instant, t } from './texts.js';

/** What is asked when a row of a kind is settled; of material all but the remark must be given. */
const ASKED = {
  HANDOVER: ['receiver', 'remark'],
  ACCESS: ['remark'],
  MATERIAL: ['receiver', 'witness', 'secondWitness', 'archiveNumber', 'remark'],
  VERIFICATION: ['remark'],
};
const NEW_MATERIAL = ['name', 'number', 'copies'];
const MANDATORY = ['receiver', 'witness', 'secondWitness', 'archiveNumber', 'name'];

/** Whoever takes one piece mostly takes the next. */
const SAME_AGAIN = ['receiver', 'witness', 'secondWitness'];

/** The table of an exit: the kinds to be worked on, and folded away beneath, only to be read, the others. */
export function clearance(exit, kinds) {
  return new Clearance(exit, kinds).element;
}

class Clearance {
  constructor(exit, kinds) {
    this.kinds = kinds;
    this.kept = {};
    this.element = el('div', { class: 'clearance' });
    // Enter saves the row; it is not to send Tasklist's form.
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target.matches('input')) {
        event.preventDefault();
        event.target.closest('.entry').querySelector('.save').click();
      }
    });
    this.show(exit);
  }

  show(exit) {
    this.exit = exit;
    const others = exit.items.filter((item) => !this.kinds.includes(item.kind));
    const open = others.filter(isOpen).length;
    this.element.replaceChildren(
      ...this.kinds.filter((kind) => this.of(kind).length).map((kind) => this.group(kind)),
      ...(others.length ? [el('details', {}, el('summary', {}, t('clearance.others', { open, total: others.length })), this.table(others, false))] : []),
    );
  }

  of(kind) {
    return this.exit.items.filter((item) => item.kind === kind);
  }

  group(kind) {
    const items = this.of(kind);
    const open = items.filter(isOpen).length;
    return el(
      'section',
      {},
      el('h4', {}, items[0].kindText, el('small', {}, t(open ? 'clearance.open' : 'clearance.noneOpen', { open }))),
      this.table(items, true),
      kind === 'MATERIAL' && this.exit.mayAdd ? button('clearance.add', (event) => this.ask(event.target, NEW_MATERIAL, 'items')) : null,
    );
  }

  table(items, isWorkedOn) {
    return el('table', {}, el('tbody', {}, items.map((item) => this.row(item, isWorkedOn))));
  }

  row(item, isWorkedOn) {
    const actions = isWorkedOn ? item.actions : [];
    return el(
      'tr',
      { 'data-item': item.id, class: isOpen(item) ? 'open' : 'done' },
      el('td', {}, el('b', {}, item.name), facts([item.number, item.copies && t('clearance.copies', item)])),
      el('td', {}, el('em', { class: `state ${item.refused ? '' : item.state}` }, item.refused ? t('clearance.refused') : item.stateText), ...story(item)),
      el('td', { class: 'actions' }, actions.map((action) => this.button(action, item))),
    );
  }

  button(action, item) {
    const path = `items/${item.id}`;
    const open = (key, fields, to, lead) => button(key, (event) => this.ask(event.target, fields, to, lead));
    return {
      SETTLE: () =>
        item.kind === 'VERIFICATION'
          ? open('clearance.settle.VERIFICATION', ASKED.VERIFICATION, 'verification')
          : open(`clearance.settle.${item.kind}`, this.asked(item.kind), `${path}/settlement`),
      ASK: () => open('clearance.ask', ['reason'], `${path}/write-off`, t('clearance.ask.lead')),
      CONFIRM: () => open('clearance.confirm', [], `${path}/write-off/confirmation`, t('clearance.confirm.lead', { reason: item.writeOff?.reason })),
    }[action]();
  }

  asked(kind) {
    return ASKED[kind].filter((name) => name !== 'secondWitness' || this.exit.reason === 'DEATH');
  }

  /** Opens the questions beneath the row, or in place of the button that adds one. */
  ask(pressed, names, path, lead = null) {
    this.element.querySelectorAll('.entry').forEach((entry) => entry.remove());
    const isMaterial = names.includes('archiveNumber');
    const fields = names.map((name) => new Entry(name, (isMaterial || name === 'name') && MANDATORY.includes(name), this.kept[name]));
    const problem = el('p', { class: 'error', role: 'alert', hidden: true });
    const entry = el(
      'div',
      { class: 'entry' },
      lead ? el('p', { class: 'hint' }, lead) : null,
      fields.map((field) => field.element),
      problem,
      el('p', {}, el('button', { type: 'button', class: 'btn btn-sm btn-primary kp-button kp-button-primary save', onclick: () => this.save(path, fields, problem) }, pressed.textContent), ' ', button('clearance.cancel', () => this.show(this.exit))),
    );
    const row = pressed.closest('tr');
    if (row) {
      row.after(el('tr', { class: 'entry' }, el('td', { colspan: 3 }, entry)));
    } else {
      pressed.after(entry);
    }
    (fields[0]?.input ?? entry.querySelector('.save')).focus();
  }

  async save(path, fields, problem) {
    const body = Object.fromEntries(fields.map((field) => [field.name, field.value()]));
    try {
      this.show(await post(`exits/${this.exit.id}/${path}`, body));
      SAME_AGAIN.filter((name) => body[name]).forEach((name) => (this.kept[name] = body[name]));
      this.element.dispatchEvent(new CustomEvent('settled', { bubbles: true }));
    } catch (refusal) {
      fields.forEach((field) => field.complain(refusal.violations?.find((violation) => violation.field === field.name)?.message));
      problem.textContent = refusal.message;
      problem.hidden = fields.some((field) => field.isWrong);
      if (refusal.status === 409) {
        // Somebody was faster: the table as it stands now, and why nothing was saved.
        this.show(await get(`exits/${this.exit.id}`));
        this.element.prepend(problem);
        problem.hidden = false;
      }
    }
  }
}

/** One thing asked of a row. */
class Entry {
  constructor(name, isMandatory, kept) {
    this.name = name;
    this.input = el(name === 'reason' ? 'textarea' : 'input', { class: 'form-control', 'data-name': name, maxlength: name === 'reason' ? 1000 : 500, type: name === 'copies' ? 'number' : null, min: name === 'copies' ? 1 : null });
    this.input.value = kept ?? '';
    this.error = el('span', { class: 'error', role: 'alert' });
    this.element = el('label', {}, el('span', {}, t(`clearance.field.${name}`), isMandatory || name === 'reason' ? el('i', { 'aria-hidden': 'true' }, '*') : null), this.input, this.error);
    // What is typed here is no answer of the form around it.
    this.element.addEventListener('input', (event) => event.stopPropagation());
    this.element.addEventListener('change', (event) => event.stopPropagation());
  }

  value() {
    const text = this.input.value.trim();
    if (text === '') {
      return null;
    }
    return this.name === 'copies' ? Number(text) : text;
  }

  complain(message) {
    this.isWrong = Boolean(message);
    this.error.textContent = message ?? '';
  }
}

function isOpen(item) {
  return item.state === 'OPEN' || item.state === 'ASKED';
}

/** Who has done what and when, and through whose hands it went. */
function story(item) {
  const off = item.writeOff;
  return [
    item.doneBy ? facts([t('case.deed', { name: item.doneBy.name, at: item.doneOn })]) : null,
    facts(['receiver', 'witness', 'secondWitness', 'archiveNumber'].filter((name) => item[name]).map((name) => t('clearance.fact', { name: t(`clearance.field.${name}`), value: item[name] }))),
    item.remark ? facts([item.remark]) : null,
    item.documentId ? el('small', {}, el('a', { href: address(`documents/${encodeURIComponent(item.documentId)}`), target: '_blank', rel: 'noopener' }, t('clearance.scan'))) : null,
    off ? facts([t('clearance.asked', { name: off.askedBy.name, at: instant(off.askedAt), reason: off.reason })]) : null,
    off?.confirmedBy ? facts([t('clearance.confirmed', { name: off.confirmedBy.name, at: instant(off.confirmedAt) })]) : null,
  ].filter(Boolean);
}

function facts(texts) {
  const given = texts.filter(Boolean);
  return given.length ? el('small', {}, given.join(t('clearance.separator'))) : null;
}

function button(key, onclick) {
  return el('button', { type: 'button', class: 'btn btn-sm btn-default kp-button', onclick }, t(key));
}
