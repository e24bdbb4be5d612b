interface Titled {
  readonly id: string;
  readonly title: string;
  readonly rank: string;
  readonly archived: boolean;
}

/** A list of the settings as the options of a choice, in the admin's order, without what is archived. */
export const optionsOf = (entries: readonly Titled[] | undefined): readonly { readonly value: string; readonly label: string }[] =>
  [...(entries ?? [])]
    .filter(({ archived }) => !archived)
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .map(({ id, title }) => ({ value: id, label: title }));
