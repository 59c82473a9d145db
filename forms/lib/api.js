/** Talks to keypost's own interface under `/api`. */
import { language, t } from './texts.js';

const ROOT = new URL('../../api/', import.meta.url);

/** What the server refused and why: `message` for the whole, `violations` for the fields. */
export class Refused extends Error {
  constructor(status, problem) {
    const violations = problem?.violations ?? [];
    const sentences = violations.map((violation) => violation.message).filter(Boolean);
    super([...new Set(sentences)].join('\n') || problem?.detail || problem?.title || t('error.status', { status }));
    this.violations = violations;
    this.status = status;
  }
}

/** The address of a path under `/api`. */
export function address(path) {
  return new URL(path, ROOT).href;
}

/** Reads; query values that are empty still count. */
export function get(path, query = {}) {
  const url = new URL(path, ROOT);
  Object.entries(query).forEach(([name, value]) => url.searchParams.set(name, value));
  return answered(fetch(url, { headers: headers(), credentials: 'same-origin' }));
}

/** Sends JSON. */
export function post(path, body) {
  return answered(
    fetch(address(path), {
      method: 'POST',
      headers: { ...headers(), ...csrf(), 'Content-Type': 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify(body),
    }),
  );
}

/** Uploads one file; tells the progress as a number from 0 to 1. */
export function upload(path, file, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('file', file, file.name);
    request.open('POST', address(path));
    Object.entries({ ...headers(), ...csrf() }).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.addEventListener('progress', (event) => event.lengthComputable && onProgress(event.loaded / event.total));
    request.addEventListener('error', () => reject(new Error(t('error.network'))));
    request.addEventListener('load', () => {
      const answer = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300 && answer) {
        resolve(answer);
      } else {
        reject(new Refused(request.status, answer));
      }
    });
    request.send(body);
  });
}

async function answered(call) {
  let response;
  try {
    response = await call;
  } catch {
    throw new Error(t('error.network'));
  }
  const answer = parsed(await response.text());
  // A login page in place of an answer means that the session is over.
  if (!response.ok || response.redirected || answer === null) {
    throw new Refused(response.redirected ? 401 : response.status, answer);
  }
  return answer;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function headers() {
  return { Accept: 'application/json, application/problem+json', 'Accept-Language': language, 'X-Requested-With': 'XMLHttpRequest' };
}

function csrf() {
  const cookie = document.cookie.split('; ').find((each) => each.startsWith('KEYPOST-XSRF='));
  return cookie ? { 'X-KEYPOST-XSRF': decodeURIComponent(cookie.slice('KEYPOST-XSRF='.length)) } : {};
}
