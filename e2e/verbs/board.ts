/** Working on a pipeline. */
import { goTo } from '../go-to.ts';
import type { Stage } from '../people.ts';
import { until } from '../until.ts';
import { liftCard, middleOf } from './lift-card.ts';

export interface CardOnBoard {
  readonly id: string;
  readonly name: string;
}
export interface NewOpportunity {
  readonly company: string;
  readonly product: string;
  readonly amount: string;
  readonly closeOn: string;
}
interface Carried {
  over(stage: string): Promise<void>;
  /** A place beside the stages, such as for opportunities that were won. */
  overZone(name: string): Promise<void>;
  drop(): Promise<void>;
}

export function boardVerbs({ page }: Stage) {
  const column = (stage: string) => page.getByRole('region', { name: stage, exact: true });
  const cardIn = (stage: string, card: CardOnBoard) => column(stage).locator(`[data-card="${card.id}"]`);
  const nth = async (stage: string, index: number): Promise<CardOnBoard> => {
    const card = column(stage).locator('[data-card]').nth(index);
    await card.waitFor();
    return { id: (await card.getAttribute('data-card')) ?? '', name: (await card.getAttribute('aria-label')) ?? '' };
  };
  /** Above the first cards of a stage, where a card is dropped so that everybody sees it without scrolling. */
  const topOf = async (stage: string) => {
    const box = await column(stage).locator('.pl-list').boundingBox();
    if (!box) throw new Error(`${stage} is not on the screen`);
    return { x: box.x + box.width / 2, y: box.y + 60 };
  };
  const pickUp = async (card: CardOnBoard, from: string): Promise<Carried> => {
    await liftCard(page, cardIn(from, card));
    return {
      over: async (stage) => {
        const to = await topOf(stage);
        await page.mouse.move(to.x, to.y, { steps: 12 });
        await column(stage).and(page.locator('.is-over')).waitFor();
      },
      overZone: async (name) => {
        const to = await middleOf(page.getByText(name, { exact: true }).filter({ visible: true }).first());
        await page.mouse.move(to.x, to.y, { steps: 12 });
        await page.locator('.pl-zone.on').waitFor();
      },
      drop: () => page.mouse.up(),
    };
  };

  return {
    open: async (seen = 'Engaging') => {
      await goTo(page, '/projects');
      await column(seen).waitFor();
    },
    openList: () => goTo(page, '/projects?view=list'),
    chooseForm: (name: 'Board' | 'List') =>
      page.getByRole('group', { name: 'Shown as' }).getByRole('button', { name, exact: true }).click(),
    searchFor: async (text: string) => {
      await page.getByRole('search').getByRole('searchbox').fill(text);
      await until('the address holds the search', () => page.url().includes('q='));
    },
    seesRows: (count: number) =>
      until(
        `the list has ${count} rows`,
        async () => (await page.getByRole('grid', { name: 'Opportunities' }).getAttribute('aria-rowcount')) === String(count + 1),
      ),
    /** The fields of the opportunity that is open beside the board. */
    seesInPanel: (field: string, value: string) =>
      until(`${field} is ${value}`, async () => {
        const control = page.locator('.pl-panel').getByLabel(field, { exact: true });
        if ((await control.count()) === 0) return false;
        const shown = await control.evaluate((element) => (element instanceof HTMLInputElement ? element.value : element.textContent));
        return shown?.trim() === value;
      }),
    makes: async ({ company, product, amount, closeOn }: NewOpportunity) => {
      await page.keyboard.press('n');
      const form = page.getByRole('dialog', { name: 'New opportunity' });
      await form.getByLabel('Company').fill(company);
      await form.getByRole('combobox', { name: 'Product' }).click();
      await page.getByRole('option', { name: product, exact: true }).click();
      await form.getByLabel('Amount').fill(amount);
      await form.getByLabel('Close date').fill(closeOn);
      await form.getByRole('button', { name: 'Add opportunity' }).click();
      await form.waitFor({ state: 'detached' });
    },
    changesAmount: async (amount: string) => {
      await page.locator('.pl-panel').getByLabel('Amount', { exact: true }).fill(amount);
      await page.keyboard.press('Enter');
    },
    seesOnCard: (name: string, ...facts: readonly (string | RegExp)[]) =>
      facts
        .reduce((card, fact) => card.filter({ hasText: fact }), page.locator('[data-card]').filter({ hasText: name }))
        .first()
        .waitFor(),
    seesInRow: (name: string, ...facts: readonly (string | RegExp)[]) =>
      facts
        .reduce((row, fact) => row.filter({ hasText: fact }), page.getByRole('row').filter({ hasText: name }))
        .first()
        .waitFor(),
    /** In the list, by the boxes before the rows. */
    selectsRows: async (count: number) => {
      for (let i = 0; i < count; i++)
        await page
          .getByRole('row')
          .nth(i + 1)
          .getByRole('checkbox')
          .press('Space');
    },
    seesSelected: (count: number) =>
      page.getByRole('toolbar', { name: 'Selected opportunities' }).getByText(`${count} selected`, { exact: true }).waitFor(),
    selectedCards: () => page.locator('[data-card].is-chosen').count(),
    answersWhyLost: async (reason: string) => {
      const question = page.getByRole('dialog');
      await question.getByRole('group', { name: 'Reason' }).getByRole('button', { name: reason }).click();
      await question.getByRole('button', { name: 'Mark as lost' }).click();
    },
    stages: () => page.getByRole('region').evaluateAll((regions) => regions.map((region) => region.getAttribute('aria-label') ?? '')),
    firstCardIn: (stage: string) => nth(stage, 0),
    cardIn: nth,
    /** On a phone, where one stage is shown at a time. */
    choosesStage: async (stage: string) => {
      await page.getByRole('tablist', { name: 'Stages' }).getByRole('tab', { name: stage }).click();
      await column(stage).waitFor();
    },
    pickUp,
    /** As with a finger or by keys: the card's own menu. */
    movesByMenu: async (card: CardOnBoard, from: string, to: string) => {
      await cardIn(from, card)
        .getByRole('button', { name: /^Move / })
        .click();
      await page.getByRole('menuitem', { name: to }).click();
    },
    /** Where it must be known when it closed and for how much, that is answered with what stands there. */
    winsByMenu: async (card: CardOnBoard, from: string) => {
      await cardIn(from, card)
        .getByRole('button', { name: /^Move / })
        .click();
      await page.getByRole('menuitem', { name: 'Won', exact: true }).click();
      const answer = page.getByRole('button', { name: /^Mark as won/ });
      await until('it is won or asked about', async () => (await answer.isVisible()) || (await cardIn(from, card).count()) === 0);
      if (await answer.isVisible()) await answer.click();
      await cardIn(from, card).waitFor({ state: 'detached' });
    },
    dragCard: async (card: CardOnBoard, from: string, to: string) => {
      const carried = await pickUp(card, from);
      await carried.over(to);
      await carried.drop();
    },
    focusCard: (card: CardOnBoard, stage: string) => cardIn(stage, card).focus(),
    openCard: (card: CardOnBoard, stage: string) => cardIn(stage, card).click(),
    seesCardIn: (card: CardOnBoard, stage: string) => cardIn(stage, card).waitFor(),
    seesNoCardIn: (card: CardOnBoard, stage: string) => cardIn(stage, card).waitFor({ state: 'detached' }),
    /** The other person's card is in the air here, with the person's name on it, and it moves. */
    seesCarriedBy: async (name: string) => {
      const flying = page.locator('.board-floating').getByText(name);
      await flying.waitFor();
      return (await flying.boundingBox()) ?? { x: 0, y: 0 };
    },
    seesNobodyCarrying: () => page.locator('.board-floating .board-drag').waitFor({ state: 'detached' }),
    countIn: async (stage: string) => Number((await column(stage).locator('header .num').last().innerText()).replace(/\D/g, '')),
    seesCount: (stage: string, count: number) =>
      until(
        `${stage} has ${count}`,
        async () => Number((await column(stage).locator('header .num').last().innerText()).replace(/\D/g, '')) === count,
      ),
  };
}
