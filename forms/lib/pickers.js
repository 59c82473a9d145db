/** Choosing an agreement, a department, a post and a person from what is on file. */
import { get } from './api.js';
import { debounce, el } from './dom.js';
import { t } from './texts.js';

/** The agreements in force, by whose they are; with `data-for="notice"`, those under which one may give notice, also before they begin. */
export function agreementPicker(field) {
  const select = el('select', { id: field.id, class: 'form-control' });
  const element = el('div', {}, select);
  const isForNotice = field.holder.dataset.for === 'notice';
  const query = isForNotice ? { status: 'SCHEDULED,ACTIVE', forNotice: true } : { status: 'ACTIVE' };
  let agreements = [];
  const ready = get('agreements', { ...query, size: 200, sort: 'postCode' }).then((found) => {
    agreements = found.items;
    const options = agreements.map((one) => el('option', { value: one.number }, t('agreement.option', one)));
    select.replaceChildren(el('option', { value: '' }, t(agreements.length ? 'agreement.choose' : 'agreement.none')), ...options);
    if (isForNotice && agreements.length === 1) {
      select.value = agreements[0].number;
    }
  }, explain(element));
  return {
    element,
    ready,
    value: () => select.value || null,
    set: (number) => (select.value = number ?? ''),
    chosen: () => agreements.find((one) => one.number === select.value) ?? null,
  };
}

/** The departments one manages; the only one needs no choosing. */
export function departmentPicker(field) {
  const { departments } = field.me;
  const first = departments.length === 1 ? [] : [el('option', { value: '' }, t(departments.length ? 'field.department.choose' : 'field.department.none'))];
  const element = el('select', { id: field.id, class: 'form-control' }, first, departments.map((one) => el('option', { value: one }, one)));
  return {
    element,
    value: () => element.value || null,
    set: (department) => (element.value = departments.includes(department) ? department : (element.options[0]?.value ?? '')),
  };
}

/** The posts as big choices, each with who holds it now. */
export function postPicker(field) {
  const element = el('div', { class: 'choices posts', role: 'radiogroup', 'aria-labelledby': `${field.id}-label` });
  const ready = get('posts').then((posts) => element.replaceChildren(...posts.map((post) => postChoice(field, post))), explain(element));
  return {
    element,
    ready,
    value: () => element.querySelector('input:checked')?.value ?? null,
    set: (code) => element.querySelectorAll('input').forEach((input) => (input.checked = input.value === code)),
  };
}

function postChoice(field, post) {
  const holders = post.holders.map((holder) => holder.name).join(t('list.separator'));
  return el(
    'label',
    { class: 'choice' },
    el('input', { type: 'radio', name: field.id, value: post.code }),
    el('b', {}, post.name),
    el('small', {}, post.vacant ? t('post.vacant') : t('post.heldBy', { names: holders })),
    post.fullTimeOnly ? el('small', {}, t('post.fullTimeOnly')) : null,
  );
}

/** A search over staff numbers and names, then the person's facts on file. */
export function personPicker(field) {
  const search = el('input', { type: 'search', id: field.id, class: 'form-control', autocomplete: 'off', placeholder: t('person.search') });
  const results = el('div', { class: 'results', role: 'listbox', hidden: true });
  const card = el('div', { class: 'person-card', hidden: true });
  const element = el('div', { class: 'person-picker' }, search, results, card);
  let chosen = null;
  let asked = 0;

  const choose = (person) => {
    chosen = person;
    results.hidden = true;
    search.hidden = Boolean(person);
    card.hidden = !person;
    card.replaceChildren(...(person ? [personFacts(person), el('button', { type: 'button', class: 'btn btn-default btn-sm', onclick: again }, t('person.change'))] : []));
    element.dispatchEvent(new CustomEvent('chosen', { detail: person }));
    element.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const again = () => {
    choose(null);
    search.value = '';
    search.focus();
  };
  const look = async () => {
    const question = ++asked;
    const found = await get('people', { q: search.value.trim(), size: 20 }).then(rows, explain(results));
    // The answer to the last letters may come after somebody was chosen.
    if (question !== asked || !found || chosen) {
      return;
    }
    const options = found.map((person) =>
      el('button', { type: 'button', role: 'option', class: 'option', onclick: () => choose(person) }, personFacts(person)),
    );
    results.replaceChildren(...(options.length ? options : [el('p', { class: 'hint' }, t('person.none'))]));
    results.hidden = false;
  };
  const lookSoon = debounce(250, look);
  search.addEventListener('input', (event) => {
    event.stopPropagation();
    lookSoon();
  });
  search.addEventListener('focus', look);
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      results.hidden = true;
    } else if (event.key === 'Enter') {
      event.preventDefault();
      results.querySelector('.option')?.focus();
    }
  });
  element.addEventListener('focusout', (event) => {
    if (!element.contains(event.relatedTarget)) {
      results.hidden = true;
    }
  });
  return {
    element,
    value: () => chosen?.staffNo ?? null,
    set: async (staffNo) => {
      if (!staffNo) {
        choose(null);
      } else if (staffNo !== chosen?.staffNo) {
        const found = rows(await get('people', { q: staffNo, size: 20 }));
        choose(found.find((person) => person.staffNo === staffNo) ?? null);
      }
    },
  };
}

function personFacts(person) {
  return el(
    'span',
    { class: 'person' },
    el('b', {}, person.name),
    el('span', {}, t('person.where', { staffNo: person.staffNo, department: person.department })),
    ...(person.otherDuties ? onFile(person) : []),
  );
}

/** What the reader is told of nobody but the people of departments they manage. */
function onFile({ otherDuties, labourContract: contract }) {
  return [
    el('small', {}, t('person.otherDuties', { duties: otherDuties.join(t('list.separator')) || t('none') })),
    el('small', {}, contract ? t('person.labourContract', { contract: labourContract(contract) }) : t('labourContract.missing')),
  ];
}

/** A labour contract in one line. */
export function labourContract(contract) {
  return t(contract.endsOn ? 'labourContract.until' : 'labourContract.open', {
    kind: t(`labourContract.${contract.kind}`),
    number: contract.number ?? '',
    signedOn: contract.signedOn,
    endsOn: contract.endsOn,
  });
}

function rows(answer) {
  return answer.items ?? answer;
}

function explain(element) {
  return (problem) => {
    element.hidden = false;
    element.replaceChildren(el('p', { class: 'error', role: 'alert' }, problem.message));
  };
}
