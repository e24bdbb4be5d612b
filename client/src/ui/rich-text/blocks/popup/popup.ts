/** What floats beside a block: one at a time for the whole page, above its anchor where there is no room below, a sheet on the phone. */
import { element } from '../dom/element.ts';

export interface PopupOptions {
  readonly anchor: HTMLElement | (() => DOMRect);
  readonly label: string;
  readonly role?: 'dialog' | 'listbox';
  readonly class?: string;
  /** Where the focus goes when it closes by a choice or by Escape. */
  readonly onClose?: (reason: 'done' | 'left') => void;
}
export interface Popup {
  readonly body: HTMLElement;
  /** `done` and Escape give the focus back, a press elsewhere does not take it from there. */
  close(reason?: 'done' | 'left'): void;
  place(): void;
}

const gap = 4;
const margin = 8;
let open: Popup | undefined;

export function openPopup({ anchor, label, role = 'dialog', class: own = '', onClose }: PopupOptions): Popup {
  open?.close('left');
  const body = element('div', { class: `pop block-pop ${own}`.trim(), attributes: { role, 'aria-label': label } });
  const rect = () => (typeof anchor === 'function' ? anchor() : anchor.getBoundingClientRect());
  const place = () => placeAt(body, rect());
  const leave = (event: PointerEvent) => {
    const target = event.target as Node;
    if (!body.contains(target) && !(anchor instanceof HTMLElement && anchor.contains(target))) popup.close('left');
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    popup.close();
  };
  const popup: Popup = {
    body,
    place,
    close(reason = 'done') {
      if (open !== popup) return;
      open = undefined;
      document.removeEventListener('pointerdown', leave, true);
      window.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
      window.visualViewport?.removeEventListener('resize', place);
      body.remove();
      onClose?.(reason);
    },
  };
  open = popup;
  body.addEventListener('keydown', escape);
  document.body.append(body);
  document.addEventListener('pointerdown', leave, true);
  window.addEventListener('scroll', place, true);
  window.addEventListener('resize', place);
  window.visualViewport?.addEventListener('resize', place);
  place();
  return popup;
}

/** Nothing floats on when the page that it belongs to has gone. */
export const closePopup = (): void => open?.close('left');

function placeAt(body: HTMLElement, at: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = body;
  const [pageWidth, pageHeight] = [document.documentElement.clientWidth, document.documentElement.clientHeight];
  const below = at.bottom + gap;
  const fits = below + height + margin <= pageHeight || at.top < pageHeight - at.bottom;
  const top = fits ? below : Math.max(margin, at.top - gap - height);
  const left = Math.max(margin, Math.min(at.left, pageWidth - width - margin));
  body.style.setProperty('--pop-x', `${Math.round(left)}px`);
  body.style.setProperty('--pop-y', `${Math.round(top)}px`);
  body.style.setProperty('--pop-room', `${Math.round(fits ? pageHeight - below - margin : at.top - gap - margin)}px`);
  // A phone's keyboard covers the page from below; the sheet stands on it.
  const seen = window.visualViewport;
  body.style.setProperty('--pop-up', `${Math.round(seen ? Math.max(0, window.innerHeight - seen.height - seen.offsetTop) : 0)}px`);
}
