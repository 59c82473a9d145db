/** What a task is about, as the server tells it. */
import { get } from './api.js';
import { dayAfter, serverToday } from './texts.js';

/** The adjustment of duties, the exception pair or the agreement, with what the form's `data-` words ask for; before there is one, the appointment. */
export async function readCase({ adjustmentId, exceptionPairId, agreementNumber, appointmentId }, wanted) {
  if (adjustmentId?.value) {
    return get(`duty-adjustments/${encodeURIComponent(adjustmentId.value)}`);
  }
  if (exceptionPairId?.value) {
    return get(`exception-pairs/${exceptionPairId.value}`);
  }
  if (!agreementNumber?.value) {
    return get(`appointments/${appointmentId.value}`);
  }
  const agreement = await read(agreementNumber.value);
  if ('notice' in wanted) {
    return noticed(agreement);
  }
  if ('clearance' in wanted) {
    return { ...agreement, clearance: await get(`exits/${agreement.exit}`) };
  }
  if ('secrecy' in wanted) {
    return { ...agreement, secrecy: (await get(`exits/${agreement.exit}`)).secrecy.period };
  }
  return 'renewal' in wanted ? { ...agreement, renewal: await get(`${path(agreement.number)}/renewal`) } : agreement;
}

function path(number) {
  return `agreements/${encodeURIComponent(number)}`;
}

function read(number) {
  return get(path(number));
}

/** A renewal signed inside the notice period carries the notice on: then the renewal is what it ends. */
async function noticed(agreement) {
  const { resignation, ...exit } = await get(`exits/${agreement.exit}`);
  const ended = exit.agreement === agreement.number ? agreement : await read(exit.agreement);
  return {
    ...ended,
    notice: { ...exit, ...resignation, orderId: resignation.transfer?.orderId },
    dayAfter: dayAfter(ended.endsOn),
    transferEarliest: [serverToday(ended), ended.firstDay].sort().at(-1),
  };
}

/** Takes out what this case has no use for: `data-if` and `data-unless` name something in it. */
export function leaveOut(form, of) {
  const has = (name) => Boolean(name.split('.').reduce((part, step) => part?.[step], of));
  form.querySelectorAll('[data-if]').forEach((each) => has(each.dataset.if) || each.remove());
  form.querySelectorAll('[data-unless]').forEach((each) => has(each.dataset.unless) && each.remove());
}
