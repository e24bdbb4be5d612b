/** The head of a small table. `''` stands over a column of marks, which a reader has no name for. */
export interface ColumnHead {
  readonly label: string;
  /** Numbers stand at the right, and so does their head. */
  readonly numbers?: boolean;
}

export function ColumnHeads({ heads }: { readonly heads: readonly ColumnHead[] }) {
  return (
    <thead>
      <tr>
        {heads.map(({ label, numbers }, i) =>
          label === '' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name and never move
            <td key={i} />
          ) : (
            <th key={label} scope="col" className={numbers ? 'r n' : undefined}>
              {label}
            </th>
          ),
        )}
      </tr>
    </thead>
  );
}
