/**
 * How companies write what they are: it says nothing about who they are, so names are compared without it.
 * By country after the Entity Legal Forms code list of ISO 20275 (GLEIF, "ELF code list"), abbreviations as used in letters,
 * folded as `companyKey` folds; `anywhere` are words that stand beside the form in several languages.
 */
const formsByCountry: Readonly<Record<string, string>> = {
  sweden: 'ab publ aktiebolag hb handelsbolag kb kommanditbolag',
  norway: 'as asa ans da aksjeselskap',
  denmark: 'as aps is anpartsselskab aktieselskab',
  finland: 'oy oyj ab osakeyhtio',
  germany: 'gmbh mbh ag kg kgaa ohg gbr ug ev eg se co cokg kgco',
  netherlands: 'bv nv vof cv',
  britain: 'ltd limited plc llp lp',
  america: 'inc incorporated llc corp corporation co lp',
  france: 'sa sas sarl snc',
  italyAndSpain: 'spa srl sl slu sa',
  centralEurope: 'doo kft zrt sro sp zoo',
  asia: 'pte pty bhd kk yk gk tnhh jsc',
  liechtenstein: 'est establishment',
  arabic: 'شركة مؤسسة ذمم ش ذ م مم شمم',
  anywhere: 'company holding',
};

export const legalForms: ReadonlySet<string> = new Set(Object.values(formsByCountry).flatMap((forms) => forms.split(' ')));

/** Forms that are no word of their own, or several. */
export const spelledForms: readonly (readonly [form: RegExp, instead: string])[] = [
  [/công ty (tnhh|cổ phần|cp)|cong ty (tnhh|co phan|cp)/giu, ' '],
  [/株式会社|有限会社|合同会社|合資会社|\(株\)|\(有\)|\(同\)/gu, ' '],
  [/ذ\s*\.?\s*م\s*\.?\s*م\s*\.?/gu, ' '],
];
