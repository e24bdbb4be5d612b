/** Layouts that can be told from their columns alone, for files whose header line is gone. */
const outlook = (
  'Title,First Name,Middle Name,Last Name,Suffix,Given Name Yomi,Family Name Yomi,Home Street,Home City,Home State,Home Postal Code,Home Country,Company,Department,Job Title,' +
  'Office Location,Business Street,Business City,Business State,Business Postal Code,Business Country,Other Street,Other City,Other State,Other Postal Code,Other Country,' +
  "Assistant's Phone,Business Fax,Business Phone,Business Phone 2,Callback,Car Phone,Company Main Phone,Home Fax,Home Phone,Home Phone 2,ISDN,Mobile Phone,Other Fax,Other Phone," +
  'Pager,Primary Phone,Radio Phone,TTY/TDD Phone,Telex,Anniversary,Birthday,E-mail Address,E-mail Type,E-mail 2 Address,E-mail 2 Type,E-mail 3 Address,E-mail 3 Type,Notes,Spouse,Web Page'
).split(',');

/** The column that must hold what it is named after, so that a file of the same width by chance is not taken for one. */
const layouts: readonly { readonly header: readonly string[]; readonly column: string; readonly holds: RegExp }[] = [
  { header: outlook, column: 'E-mail Address', holds: /@/ },
];

export function knownLayout(rows: readonly (readonly string[])[]): readonly string[] | undefined {
  return layouts.find(({ header, column, holds }) => {
    const at = header.indexOf(column);
    const wide = rows.filter((row) => row.length === header.length);
    const filled = wide.filter((row) => row[at]);
    return wide.length > rows.length / 2 && filled.length > 0 && filled.every((row) => holds.test(row[at] ?? ''));
  })?.header;
}
