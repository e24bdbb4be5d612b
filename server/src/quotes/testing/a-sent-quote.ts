/** For tests: a quote as it was sent, with everything a quote can have. */
import { type Quote, quoteTotals, type SentLine, type SentQuote } from '@tandem/core';

export const aSentLine = (values: Partial<SentLine> = {}): SentLine => ({
  id: 'l1',
  kind: 'product',
  title: 'GTX Pro',
  detail: '',
  quantity: 1,
  price: 4_821,
  discount: 0,
  tax: 25,
  amount: 4_821,
  ...values,
});

export function aSentQuote(values: Partial<SentQuote> = {}): SentQuote {
  const lines = values.lines ?? [
    aSentLine({
      id: 'a',
      title: 'E17 grävmaskin, hytt',
      detail: '1,7 t, steg V, gummiband, vägbelysning',
      quantity: 4,
      price: 27_500,
      discount: 4,
      amount: 105_600,
    }),
    aSentLine({ id: 'b', title: 'Snabbfäste med tre skopor', quantity: 4, price: 2_150, amount: 8_600 }),
    aSentLine({
      id: 'c',
      kind: 'option',
      title: 'Släpvagn 2,7 t',
      detail: 'Tippbar, med reservhjul',
      quantity: 2,
      price: 3_400,
      amount: 6_800,
    }),
    aSentLine({ id: 'd', title: 'Telematik, 36 månader', quantity: 4, price: null, amount: 0 }),
    aSentLine({
      id: 'e',
      kind: 'text',
      title: 'Leverans',
      detail: 'Två maskiner den 4 maj, de andra den 18 maj.',
      quantity: null,
      price: null,
      tax: 0,
      amount: 0,
    }),
    aSentLine({ id: 'f', title: 'Transport till Åmål', quantity: 2, price: 500, amount: 1_000 }),
  ];
  const discount = values.discount ?? 3.28;
  const { lines: _, ...totals } = quoteTotals({
    lines: lines.map((line) => ({ ...line, rank: line.id, product: '' })),
    discount,
    tax: 25,
  } as Pick<Quote, 'lines' | 'discount' | 'tax'>);
  return {
    quote: 'q1',
    number: 'Q-2026-0321',
    version: 1,
    language: 'sv',
    title: 'Hyresflotta, fyra E17',
    from: { company: 'Halden Maskin AB', vatNumber: 'SE556677889901', address: ['Sjögatan 14', '662 31 Åmål'] },
    seller: { id: 'ana', name: 'Ana Söderström', mail: 'ana@firm.test' },
    to: {
      name: 'Örjan Åberg',
      jobTitle: 'Uthyrningschef',
      company: 'Ängsö Uthyrning AB',
      address: ['Västra Hamngatan 3', '411 17 Göteborg'],
    },
    sentOn: '2026-03-12',
    validUntil: '2026-04-11',
    delivery: '2026-05-04',
    currency: 'EUR',
    intro: [
      'Hej Örjan, som vi kom överens om per telefon: fyra E17 för er sommarsäsong, med de gula fästen ni redan använder. De två första kan stå i Åmål den 4 maj.',
    ],
    lines,
    discount,
    totals,
    terms: [
      'Betalning 30 dagar netto. Priserna gäller fritt Åmål.',
      'Om leveransen blir sen behåller ni nuvarande maskin utan kostnad tills den nya är på plats.',
    ],
    accept: true,
    ...values,
  };
}
