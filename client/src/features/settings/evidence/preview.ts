/** The server's answer: what other thresholds would make of the visits that are kept in full. */
interface Judged {
  readonly level: number;
  readonly counts: boolean;
}
export interface EvidencePreview {
  readonly looked: number;
  readonly changed: number;
  /** At most 200, newest first. */
  readonly visits: readonly {
    readonly visit: string;
    readonly link: string;
    readonly contact: string;
    readonly at: string;
    readonly from: Judged;
    readonly to: Judged;
  }[];
  readonly promotions: {
    readonly more: readonly { readonly contact: string; readonly visit: string }[];
    readonly fewer: readonly { readonly contact: string; readonly visit: string }[];
  };
}
