/** A fault while a part of the text is drawn must not become an edit: the editor is taken away, the text stays to be read. */
import { Component, type ReactNode } from 'react';
import type { CannotKeep } from './together/fence.ts';

interface Props {
  readonly children: ReactNode;
  readonly onFault: (why: CannotKeep) => void;
}

export class FreezeOnFault extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }
  override componentDidCatch(error: unknown): void {
    this.props.onFault({ why: 'fault', what: String(error) });
  }
  override render(): ReactNode {
    return this.state.failed ? null : this.props.children;
  }
}
