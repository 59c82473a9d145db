/** The facts of a notice, by the names forms ask for them. */
import { deed, instant, t } from './texts.js';

export const NOTICE_FACTS = {
  entered: (of) => t(of.byHolder ? 'notice.byHolder' : 'notice.onPaper', { name: of.enteredBy.name, at: instant(of.enteredAt) }),
  noticeLastDay: (of) => t(lastDayKey(of), of),
  expectedEnd: (of) => t('notice.expectedEnd', { endsOn: of.endsOn, reason: of.endsBecauseText }),
  confirmed: (of) => deed(of.confirmedBy, of.confirmedAt),
  proposedLastDay: (of) => request(of, 'SHORTENING')?.lastDay,
  transfer: ({ transfer }) => (transfer?.decidedAt ? t(transfer.wanted ? 'notice.transferred' : 'notice.notTransferred', transfer) : t('notice.undecided')),
  transferFrom: (of) => of.transfer?.from,
  transferTo: (of) => of.transfer?.to,
  takesOver: (of) => of.transfer?.successor && t('notice.person', { ...of.transfer.successor, staffNo: of.transfer.successor.id }),
  acknowledged: (of) => instant(of.transfer?.acknowledgedAt),
  revoked: (of) => deed(of.transfer?.revokedBy, of.transfer?.revokedAt),
  revokedNote: (of) => of.transfer?.revokedNote,
  verified: (of) => deed(of.transfer?.verifiedBy, of.transfer?.verifiedAt),
  successor: ({ successor }) => (successor ? t('notice.successor', { ...successor, status: successor.statusText }) : t('notice.noSuccessor')),
};

/** The request of a kind that waits for its answer. */
export function request(of, kind) {
  return of.requests?.findLast((one) => one.kind === kind && !one.decidedAt);
}

function lastDayKey({ shortenedTo, provisional }) {
  if (shortenedTo) {
    return 'notice.shortened';
  }
  return provisional ? 'notice.provisional' : 'notice.lastDay';
}
