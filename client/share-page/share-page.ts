/** The public page's script. Everything but turning in place, size, print and the time of reading works without it. */
import './share-page.css';
import { readPageData } from './page-data.ts';
import { createPages } from './pages.ts';
import { tellVisit } from './tell.ts';
import { easeForms, nameSlots, offerTools } from './tools.ts';
import { listenForTurns } from './turning.ts';

const data = readPageData(document.body.dataset);

const live = document.createElement('p');
live.className = 'vh';
live.setAttribute('role', 'status');
document.body.append(live);
/** Read aloud; `seen` also shows it above the document. */
function announce(text: string, seen = false): void {
  const place = seen ? document.querySelector('#said') : live;
  if (!place) return;
  const said = document.createElement('p');
  if (seen) said.className = 'note';
  said.textContent = text;
  place.replaceChildren(said);
}

const watch = tellVisit(data);
const pages = createPages({
  data,
  announce,
  turned(page) {
    watch?.turned(page);
    // Who has turned a page is asked sooner than by the clock.
    document.querySelector('[data-known]')?.classList.replace('later', 'now');
  },
});
if (pages) listenForTurns(pages, data.pages);
offerTools(pages);
nameSlots();
easeForms(data, announce, async () => watch?.toldAll());
