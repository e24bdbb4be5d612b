/** Size and print, and forms that say more with a script than without: all of them work without it too, or are not shown. */
import type { PageData } from './page-data.ts';
import type { Pages } from './pages.ts';

const sizes = [0.75, 1, 1.25, 1.5, 2, 3];

export function offerTools(pages: Pages | undefined): void {
  let size = 1;
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-zoom]')];
  const shown = document.querySelector('.sheet, .paper:not(.none)');
  const mark = () => {
    document.body.style.setProperty('--zoom', String(size));
    for (const button of buttons) {
      const end = Number(button.dataset['zoom']) > 0 ? sizes.at(-1) : sizes[0];
      // Still reachable at its end: a button that vanishes under the finger loses the place.
      button.setAttribute('aria-disabled', String(size === end));
      if (size !== end) button.removeAttribute('aria-disabled');
    }
  };
  for (const button of buttons) {
    button.hidden = shown === null;
    button.addEventListener('click', () => {
      size = sizes[sizes.indexOf(size) + Number(button.dataset['zoom'])] ?? size;
      mark();
    });
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
    button.hidden = shown === null;
    button.addEventListener('click', async () => {
      await pages?.all();
      print();
    });
  }
}

/** The button says which time is asked for. */
export function nameSlots(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-label]');
  const label = form?.querySelector('[data-submit]');
  const plain = label?.textContent ?? '';
  form?.addEventListener('change', () => {
    const when = form.querySelector<HTMLInputElement>('input[name="slot"]:checked')?.dataset['when'] ?? '';
    if (label) label.textContent = when ? (form.dataset['label'] ?? '').replace('{when}', when) : plain;
  });
}

/** What was typed stays when there is no network; saying who one is does not interrupt the reading. */
export function easeForms(
  { words }: PageData,
  announce: (text: string, seen?: boolean) => void,
  /** What the reader did is told before who it was. */
  told: () => Promise<void>,
): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    if (!navigator.onLine) {
      event.preventDefault();
      announce(words.offlineForm, true);
      return;
    }
    if (form.dataset['form'] !== 'continue') return;
    event.preventDefault();
    void told()
      .then(() => sayWho(form))
      .then((taken) => {
        if (!taken) return HTMLFormElement.prototype.submit.call(form);
        const bar = form.closest('[data-known]');
        bar?.remove();
        document.querySelector<HTMLElement>('#document')?.focus({ preventScroll: true });
        announce(words.thanks, true);
      });
  });
  addEventListener('offline', () => announce(words.offline, true));
  addEventListener('online', () => announce(words.online, true));
}

async function sayWho(form: HTMLFormElement): Promise<boolean> {
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  const answer = await fetch(form.action, { method: 'POST', headers: { accept: 'application/json' }, body, keepalive: true }).catch(
    () => undefined,
  );
  return answer?.ok === true && answer.headers.get('content-type')?.startsWith('application/json') === true;
}
