/**
 * Text that somebody has typed and nobody has saved: a form that is open, a cell that is being edited. Notes are no draft: what
 * is typed there is kept letter by letter.
 */
type TextField = HTMLInputElement | HTMLTextAreaElement;

const touched = new Map<TextField, string>();

export function watchDrafts(page: Document): void {
  page.addEventListener('focusin', ({ target }) => {
    if (isTextField(target) && !touched.has(target)) touched.set(target, target.value);
  });
  page.addEventListener('submit', ({ target }) => {
    for (const field of touched.keys()) if (field.form === target) touched.delete(field);
  });
}

/** A field that has left the page was saved or given up. */
export function hasDraft(): boolean {
  for (const [field, before] of touched) {
    if (!field.isConnected) touched.delete(field);
    else if (field.value !== before && field.value !== '') return true;
  }
  return false;
}

/** A search or a filter is no text that anybody would miss. */
const kept = new Set(['text', 'email', 'tel', 'url', 'number', 'password', 'date']);
const isTextField = (target: EventTarget | null): target is TextField =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && kept.has(target.type) && !target.closest('[role="search"], [cmdk-root]'));
