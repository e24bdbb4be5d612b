import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { CompanyName } from './company-name.tsx';

test.each([
  ['lead', 'rel l', 'Lead'],
  ['prospect', 'rel p', 'Prospect'],
  ['customer', 'rel c', 'Customer'],
] as const)('[CLI-24] the name of a %s has its own mark, colour and words', (lifecycle, look, words) => {
  const drawn = renderToStaticMarkup(<CompanyName name="Acme" lifecycle={lifecycle} />);
  expect(drawn).toContain(`class="${look}"`);
  expect(drawn).toContain(`aria-label="${words}"`);
  expect(drawn).toContain('Acme');
});

test('[CLI-24] the three marks differ in shape, not only in colour', () => {
  const shapes = (['lead', 'prospect', 'customer'] as const).map((lifecycle) =>
    renderToStaticMarkup(<CompanyName name="" lifecycle={lifecycle} />).replace(/^.*?<svg[^>]*>|<\/svg>.*$/g, ''),
  );
  expect(new Set(shapes).size).toBe(3);
});
