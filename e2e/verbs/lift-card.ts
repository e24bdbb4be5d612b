/** Taking a card of a board with the mouse, as somebody does who sees what is under the pointer. */
import type { Locator, Page } from 'playwright-core';
import { until } from '../until.ts';

/** `down`: so far below its upper edge instead. */
export async function middleOf(what: Locator, down?: number) {
  const box = await what.boundingBox();
  if (!box) throw new Error(`${what} is not on the screen`);
  return { x: box.x + box.width / 2, y: box.y + (down ?? box.height / 2) };
}

/** Lifts it once it lies still: cards move as long as others still arrive, and then another one is lifted, or none. */
export async function liftCard(page: Page, card: Locator): Promise<void> {
  const id = await card.getAttribute('data-card');
  const carried = page.locator('.is-carried[data-card], .is-carried [data-card]').first();
  await until(`card ${id} is lifted`, async () => {
    const at = await middleOf(card);
    await page.mouse.move(at.x, at.y);
    const under = await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.closest('[data-card]')?.getAttribute('data-card'), at);
    if (under !== id) return false;
    await page.mouse.down();
    await page.mouse.move(at.x + 12, at.y + 8, { steps: 4 });
    const lifted = await carried.getAttribute('data-card', { timeout: 3000 }).catch(() => null);
    if (lifted === id) return true;
    await page.keyboard.press('Escape');
    await page.mouse.up();
    return false;
  });
}
