/** The words a mail with a link begins with. They are for the recipient, so their language is the link's and not the screen's. */
export interface DraftValues {
  readonly title: string;
  readonly name: string;
  readonly me: string;
  readonly company: string;
}
interface DraftWords {
  readonly subject: string;
  readonly text: string;
}

export const draftWords = (language: string, values: DraftValues): DraftWords => (language === 'sv' ? swedish(values) : english(values));

const english = ({ title, name, me, company }: DraftValues): DraftWords => ({
  subject: title,
  text: `Dear ${name || '…'},\n\nhere is ${title || '…'}. I am glad to answer any question about it.\n\n${signed(me, company)}`,
});
const swedish = ({ title, name, me, company }: DraftValues): DraftWords => ({
  subject: title,
  text: `Hej ${name || '…'},\n\nhär är ${title || '…'}. Jag svarar gärna på frågor om det.\n\n${signed(me, company)}`,
});
const signed = (me: string, company: string) => [me, company].filter(Boolean).join(', ');
