/** What was typed but not submitted, kept for this browser tab: Escape closes the start dialog, another task replaces the form. */

export class Draft {
  /** A draft belongs to one person and one task (or one kind of start form). */
  constructor(user, form) {
    this.key = `keypost.draft.${user}.${form}`;
  }

  read() {
    try {
      return JSON.parse(sessionStorage.getItem(this.key)) ?? {};
    } catch {
      return {};
    }
  }

  write(values) {
    sessionStorage.setItem(this.key, JSON.stringify(values));
  }

  clear() {
    sessionStorage.removeItem(this.key);
  }
}
