/** One opportunity: what it holds, and what everybody sees of it. */
import { story } from '../story.ts';

const sample = { startWith: 'sample' } as const;
const dayBefore = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

story(
  '[S2-10] [S2-11] [S2-12] an opportunity has a product of the list, an amount in the currency and a close date, which is flagged once it is past',
  sample,
  async ({ people }) => {
    const darcel = await people.signIn('Darcel Schlecht');
    const gladys = await people.signIn('Gladys Colclough');
    await darcel.board.open();
    await gladys.board.open();
    await darcel.board.makes({ company: 'Windmill Works', product: 'GTX Pro', amount: '5000', closeOn: dayBefore(3) });
    await gladys.board.seesOnCard('Windmill Works', 'GTX Pro', '$5,000', 'Close date 3 days late');
    await darcel.board.seesInPanel('Product', 'GTX Pro');
    await darcel.board.changesAmount('6500');
    await gladys.board.seesOnCard('Windmill Works', '$6,500');

    await gladys.board.openList();
    await gladys.board.searchFor('Windmill');
    await gladys.board.seesInRow('Windmill Works', 'GTX Pro', '$6,500', '3 days late');
  },
);
