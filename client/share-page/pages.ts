/** Turning pages in place. Pages that were opened stay in the document, so that they can be read without a network. */
import { addressOf, filled, type PageData } from './page-data.ts';

export interface Pages {
  readonly page: () => number;
  turn(to: number): void;
  /** Every page at once, for paper. */
  all(): Promise<void>;
}
interface Needs {
  readonly data: PageData;
  readonly announce: (text: string) => void;
  readonly turned: (page: number) => void;
}
/** More are a print shop's work, and a phone's memory. */
const mostPrinted = 60;

export function createPages({ data, announce, turned }: Needs): Pages | undefined {
  const holder = document.querySelector<HTMLElement>('.pages');
  const first = holder?.querySelector<HTMLElement>('.sheet');
  if (!holder || !first) return undefined;
  const { words, pages } = data;
  let page = data.page;
  const sheets = new Map<number, HTMLElement>([[page, first]]);

  const imageOf = (sheet: HTMLElement) => sheet.querySelector('img');
  function fail(sheet: HTMLElement, number: number): void {
    // A link that was closed answers neither picture nor page; loading the page anew says which it is.
    const said = document.createElement('p');
    said.className = 'failed';
    said.textContent = navigator.onLine ? words.notDrawn : words.offlinePage;
    imageOf(sheet)?.replaceWith(said);
    if (sheets.get(number) === sheet && sheet !== first) sheets.delete(number);
  }
  function sheetOf(number: number): HTMLElement {
    const known = sheets.get(number);
    if (known) return known;
    const sheet = document.createElement('figure');
    sheet.className = 'sheet';
    sheet.dataset['page'] = String(number);
    const image = document.createElement('img');
    image.alt = `${filled(words.page, { page: number })}, ${filled(words.count, { page: number, all: pages })}`;
    image.decoding = 'async';
    image.addEventListener('error', () => fail(sheet, number));
    image.src = `${data.root}/p/${number}.webp`;
    const text = document.createElement('figcaption');
    text.className = 'vh';
    sheet.append(image, text);
    holder?.append(sheet);
    sheets.set(number, sheet);
    return sheet;
  }
  async function fetchText(number: number, into: HTMLElement): Promise<void> {
    const answer = await fetch(`${data.root}/p/${number}.txt`).catch(() => undefined);
    if (answer?.status === 404) return void location.assign(addressOf(data, number));
    // Without a network it is asked for again when the page is next turned to.
    if (!answer?.ok) return;
    const text = await answer.text();
    const paragraphs = text.split(/\n\s*\n/).filter((one) => one.trim());
    into.replaceChildren(...(paragraphs.length > 0 ? paragraphs : [words.noText]).map(paragraph));
  }
  const paragraph = (text: string) => {
    const made = document.createElement('p');
    made.textContent = text;
    return made;
  };

  function step(link: HTMLAnchorElement, to: number): void {
    if (to >= 1 && to <= pages) {
      link.href = addressOf(data, to);
      link.removeAttribute('aria-disabled');
    } else {
      link.removeAttribute('href');
      link.setAttribute('aria-disabled', 'true');
    }
  }
  function mark(): void {
    for (const [number, sheet] of sheets) sheet.hidden = number !== page;
    for (const count of document.querySelectorAll('[data-count]')) count.textContent = filled(words.count, { page, all: pages });
    for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-step]'))
      step(link, page + (link.dataset['step'] === 'prev' ? -1 : 1));
    for (const link of document.querySelectorAll<HTMLElement>('[data-turn]')) {
      const current = Number(link.dataset['turn']) === page;
      if (current) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
      if (current) link.scrollIntoView({ block: 'nearest' });
    }
    for (const link of document.querySelectorAll<HTMLAnchorElement>('.lang a'))
      link.href = `${data.root}${page > 1 ? `/${page}` : ''}${new URL(link.href).search}`;
    for (const input of document.querySelectorAll<HTMLInputElement>('input[name="page"]')) input.value = String(page);
  }
  function show(to: number): void {
    page = to;
    // The place is made ready first: hiding the page before would let the screen jump.
    const text = sheetOf(to).querySelector<HTMLElement>('figcaption');
    if (text?.childElementCount === 0 && to !== data.page) void fetchText(to, text);
    mark();
    const column = document.querySelector('.vw');
    if (column) column.scrollTop = 0;
    const top = column?.getBoundingClientRect().top ?? 0;
    if (top < 0) scrollBy(0, top);
    announce(`${filled(words.page, { page })}, ${filled(words.count, { page, all: pages })}`);
    turned(page);
    if (page < pages) new Image().src = `${data.root}/p/${page + 1}.webp`;
  }
  function turn(to: number): void {
    if (to < 1 || to > pages || to === page) return;
    history.pushState(null, '', addressOf(data, to));
    show(to);
  }
  addEventListener('popstate', () => {
    const asked = Number(/\/(\d+)$/.exec(location.pathname)?.[1] ?? 1);
    if (asked !== page && asked >= 1 && asked <= pages) show(asked);
  });
  imageOf(first)?.addEventListener('error', () => fail(first, page));
  return {
    page: () => page,
    turn,
    async all() {
      const numbers = Array.from({ length: Math.min(pages, mostPrinted) }, (_, at) => at + 1);
      for (const number of numbers) holder.append(sheetOf(number));
      mark();
      await Promise.all(
        numbers.map((number) =>
          imageOf(sheetOf(number))
            ?.decode()
            .catch(() => undefined),
        ),
      );
    },
  };
}
