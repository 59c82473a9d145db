/** What a form shows of a case: whose it is, its facts, what the rules found, the papers. */
import { address } from './api.js';
import { el } from './dom.js';
import { NOTICE_FACTS } from './notice-facts.js';
import { labourContract } from './pickers.js';
import { deed, instant, t } from './texts.js';

const EMPTY = '—';

/** Whose case this is, at the head of every form. */
export function caseHeader(of) {
  const facts = [
    ['post', of.name && of.postName],
    ['department', of.department],
    ['agreementNumber', of.number ?? of.agreementNumber],
    ['term', term(of)],
  ].filter(([, value]) => value);
  return el(
    'div',
    { class: 'case' },
    el(
      'div',
      { class: 'who' },
      el('b', {}, of.name ?? of.postName),
      of.staffNo ? el('span', {}, t('case.staffNo', { staffNo: of.staffNo })) : null,
      el('em', {}, of.suspended ? t('case.suspended', { status: of.statusText }) : of.statusText),
    ),
    list(facts),
  );
}

/** The facts named by `data-facts`, in that order. */
export function caseFacts(of, names) {
  return list(names.map((name) => [name, (FACTS[name] ?? ((it) => it[name]))(of) || EMPTY]));
}

const FACTS = {
  term,
  fullTime: (of) => t(`field.fullTime.${of.fullTime}`),
  otherDuties: (of) => of.otherDuties?.join(t('list.separator')) || t('none'),
  labourContract: (of) => (of.labourContract ? labourContract(of.labourContract) : t('labourContract.missing')),
  nominated: (of) => deed(of.nominatedBy, of.nominatedAt),
  reviewed: (of) => deed(of.reviewedBy, of.reviewedAt),
  renewalTerm: term,
  proposed: (of) => deed(of.proposedBy, of.proposedAt),
  consented: (of) => instant(of.consentedAt),
  tabled: (of) => deed(of.proposedBy, of.proposedAt),
  decided: (of) => deed(of.decidedBy, of.decidedAt),
  suspendNow: (of) => t(`suspendNow.${of.suspendNow}`),
  secrecyFrom: (of) => of.from,
  secrecyTo: (of) => of.to,
  secrecyReason: (of) => of.reason,
  exceptionDays: (of) => t('case.days', of),
  exceptionReason: (of) => of.reason,
  accessSuspendedAt: (of) => instant(of.accessSuspendedAt),
  handOverTo: (of) => of.handOverTo?.name,
  ...NOTICE_FACTS,
};

function term(of) {
  return of.years ? t('case.term', { firstDay: of.firstDay, lastDay: of.lastDay, years: of.years }) : null;
}

function list(facts) {
  return el('dl', {}, facts.map(([name, value]) => el('div', {}, el('dt', {}, t(`fact.${name}`)), el('dd', {}, value))));
}

/** What speaks against the case, and what somebody should know. */
export function findings(violations = [], warnings = [], whenNone = 'findings.none') {
  return [
    box('violations', 'findings.violations', violations),
    box('warnings', 'findings.warnings', warnings),
    violations.length + warnings.length || !whenNone ? null : el('p', { class: 'box fine' }, t(whenNone)),
  ].filter(Boolean);
}

function box(kind, title, found) {
  return found.length === 0
    ? null
    : el('div', { class: `box ${kind}`, role: 'alert' }, el('b', {}, t(title)), el('ul', {}, found.map((one) => el('li', {}, one.message))));
}

/** Why somebody sent the case back, when and by whom. */
export function returned(event, title) {
  return el(
    'div',
    { class: 'box warnings' },
    el('b', {}, t(title)),
    el('p', {}, event.reason || EMPTY),
    event.at ? el('small', {}, t('case.deed', { name: event.by?.name ?? event.by ?? '', at: instant(event.at) })) : null,
  );
}

/** The case's papers, inline, one at a time: `papers` are pairs of a document's id and the name of its text. */
export function documents(papers) {
  const view = el('div', { class: 'document' });
  const tabs = papers.map(([id, name]) =>
    el('button', { type: 'button', role: 'tab', class: 'btn btn-default btn-sm', onclick: () => show(id, name) }, t(`document.${name}`)),
  );
  function show(id, name) {
    tabs.forEach((tab, index) => {
      tab.classList.toggle('active', papers[index][1] === name);
      tab.setAttribute('aria-selected', papers[index][1] === name);
    });
    view.replaceChildren(frame(id, t(`document.${name}`)));
  }
  if (papers.length) {
    show(...papers[0]);
  }
  return [papers.length > 1 ? el('div', { class: 'tabs', role: 'tablist' }, tabs) : null, view].filter(Boolean);
}

/** A document in the browser's own viewer, and ways to have it larger or on paper. */
export function frame(id, title) {
  const href = address(`documents/${encodeURIComponent(id)}`);
  return el(
    'div',
    {},
    el('p', { class: 'links' }, el('a', { href, target: '_blank', rel: 'noopener' }, t('document.open')), el('a', { href: `${href}?download`, download: true }, t('document.download'))),
    fitted(el('iframe', { src: `${href}#view=FitH&navpanes=0`, title })),
  );
}

/** A picture in a frame is shown dot by dot, its middle far outside; it is fitted to the width, as the viewer of PDFs does. */
function fitted(view) {
  view.addEventListener('load', () => {
    const picture = view.contentDocument?.contentType?.startsWith('image/') && view.contentDocument.images[0];
    if (picture) {
      Object.assign(picture.style, { width: '100%', height: 'auto' });
    }
  });
  return view;
}
