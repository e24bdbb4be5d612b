/** A file from another system. */
import { expect } from 'vitest';
import { story } from '../story.ts';

// As a Swedish spreadsheet writes it: semicolons, Windows-1252. The last three rows are broken, each in its own way;
// the day before them does not exist, which is no reason to lose the person.
const lines = [
  'Namn;Företag;E-post;Telefon;Födelsedag',
  'Åsa Öberg;Ängens Bageri AB;asa@angensbageri.example;+46 70 123 45 67;1980-04-12',
  'Jörgen Sjöström;Ängens Bageri AB;jorgen@angensbageri.example;08-123 456 78;1975-11-30',
  'Märta Lindqvist;Kullens Snickeri;marta@kullens.example;+46 73 765 43 21;1990-06-01',
  'Nils Fel;Kullens Snickeri;nils@kullens.example;+46 73 111 22 33;1990-02-31',
  ';;;;1991-01-01',
  'Namn;Företag;E-post;Telefon;Födelsedag',
  'Ola Extra;Kullens Snickeri;ola@kullens.example;+46 73 222 33 44;1988-08-08;one;cell;too;many',
];
const file = { name: 'kunder.csv', bytes: Buffer.from(lines.join('\r\n'), 'latin1') };

story(
  '[S4-22] a CSV file with three broken rows: the others come in, the three are shown with the reason, and all of it can be undone',
  { startWith: 'sample' },
  async ({ people }) => {
    const manager = await people.signIn('the manager');
    await manager.imports.open();
    await manager.imports.chooses(file);
    expect(await manager.imports.figures()).toMatchObject({ comeIn: 4, leftOut: 3 });
    await manager.sees('Days that do not exist, kept in the notes');
    await manager.sees('No name, address or number');
    await manager.sees('The header once more');
    await manager.sees('More cells than columns');
    await manager.imports.bringsIn(4);
    await manager.imports.seesDone('kunder.csv');

    await manager.contacts.openList();
    await manager.contacts.chooseKind('Persons');
    await manager.contacts.chooseView('All persons');
    for (const name of ['Åsa Öberg', 'Jörgen Sjöström']) {
      await manager.contacts.searchFor(name);
      await manager.contacts.seesInList(name);
    }

    await manager.imports.open();
    await manager.imports.undoes();
    await manager.imports.seesUndone();
    await manager.contacts.openList();
    await manager.contacts.searchFor('Åsa Öberg');
    await manager.contacts.doesNotSeeInList('Åsa Öberg');
  },
);
