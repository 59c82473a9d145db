/** Fills the places of a form that show something: `data-show="case"`, `facts`, `findings`, `violations`, `reason`, `returned`,
 * `asked`, `documents`, `duties`, `deadline`, `clearance`; with `data-of="renewal"` (or `removal`, `clearance`, `notice`, `secrecy`),
 * of that rather than of the agreement. */
import { get } from './api.js';
import { caseFacts, caseHeader, documents, findings, returned } from './case-view.js';
import { clearance } from './clearance.js';
import { comparison } from './duties.js';
import { request } from './notice-facts.js';
import { t } from './texts.js';

const VIEWS = {
  case: (place, of) => [caseHeader(of)],
  facts: (place, of) => [caseFacts(of, words(place.dataset.facts))],
  findings: (place, of) => findings(of.violations, of.warnings, place.dataset.none),
  violations: (place, of) => findings(of.violations, [], place.dataset.none),
  reason: (place, of) => (of.reason ? [returned({ reason: of.reason }, place.dataset.title)] : []),
  returned: async (place, of) => {
    const events = await get(`agreements/${encodeURIComponent(of.number)}/events`);
    // Of an agreement's second renewal, not what was said of its first.
    const since = of.renewal?.openedAt ?? '';
    const last = (events.items ?? events).filter((event) => event.what === place.dataset.event && event.at >= since).at(-1);
    return last ? [returned(last, place.dataset.title)] : [];
  },
  asked: (place, of) => {
    const asked = request(of, place.dataset.kind);
    return asked ? [returned({ reason: asked.reason, by: asked.askedBy, at: asked.askedAt }, place.dataset.title)] : [];
  },
  documents: (place, of) => documents(words(place.dataset.documents).map((name) => [paper(of, name), name]).filter(([id]) => id)),
  clearance: (place, of) => [clearance(of, words(place.dataset.kinds))],
  duties: async (place, of) => comparison(await get(`posts/${encodeURIComponent(of.postCode)}/duties`), of),
  deadline: (place, of) => (of.signBefore ? [t('sign.deadline', of)] : []),
};

/** Shows the case at every place of the form that asks for it. */
export async function show(form, of) {
  for (const place of form.querySelectorAll('[data-show]')) {
    place.replaceChildren(...(await VIEWS[place.dataset.show](place, place.dataset.of ? of[place.dataset.of] : of)));
  }
}

/** The id of a paper: named by a field of the case, or the latest of its kind. */
function paper(of, name) {
  return of[name] ?? of.documents?.filter((document) => document.kind === name).at(-1)?.id;
}

function words(text) {
  return text.trim().split(/\s+/);
}
