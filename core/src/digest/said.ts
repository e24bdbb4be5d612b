/** A digest in words, as plain data: the mail and the screen draw the same. Names stand as people typed them. */
import type { DigestSectionName } from './digest.ts';

export interface SaidCell {
  readonly text: string;
  /** `late` is red, with a sign; the words say it too. */
  readonly tone: '' | 'late' | 'won' | 'strong';
}
export interface SaidItem {
  readonly id: string;
  readonly text: string;
  readonly late: string;
  /** A path in the app. */
  readonly href: string;
}
export interface SaidLine {
  readonly id: string;
  /** A rank; '' for none. */
  readonly mark: string;
  readonly name: string;
  /** Right of the name: that others have as much. */
  readonly after: string;
  readonly small: string;
  readonly href: string;
  /** Where the rows are listed that it was counted from; '' when there are none. */
  readonly why: string;
  readonly cells: readonly SaidCell[];
  readonly items: readonly SaidItem[];
}
export interface SaidSection {
  readonly name: DigestSectionName;
  readonly title: string;
  readonly aside: string;
  /** Stands below the title: what is missing, or what is compared. */
  readonly note: string;
  /** Over the cells; none when there is one cell. */
  readonly columns: readonly string[];
  readonly lines: readonly SaidLine[];
  /** Names side by side, without a number. */
  readonly names: readonly string[];
  /** '' when nothing is left out. */
  readonly more: string;
}
export interface SaidTile {
  readonly value: string;
  readonly label: string;
  readonly tone: SaidCell['tone'];
}
export interface SaidDigest {
  readonly language: 'en' | 'sv';
  readonly company: string;
  readonly subject: string;
  readonly preheader: string;
  readonly title: string;
  readonly lead: string;
  readonly tiles: readonly SaidTile[];
  readonly sections: readonly SaidSection[];
  readonly open: { readonly label: string; readonly href: string };
  readonly because: string;
  readonly change: { readonly label: string; readonly href: string };
  readonly why: string;
  readonly lateSign: string;
}
