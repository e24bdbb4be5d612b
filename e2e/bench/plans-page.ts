/** Runs inside the page from its first moment: when the text stands, and what a letter comes to on the screen. */
export interface Letter {
  /** From the start of a frame, in which the letter is typed, to that frame on the screen. */
  readonly painted: number;
  /** Of that, until the editor was done with it. */
  readonly handled: number;
}
interface PlanWatch {
  opened(): Promise<number>;
  /** Opens it from the list of plans, in the program that runs. */
  visit(path: string): Promise<number>;
  letter(): Promise<Letter>;
  text(): number;
}
declare global {
  var planWatch: PlanWatch;
}

export function watchPlan(): void {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const afterPaint = () =>
    new Promise<number>((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now());
      channel.port2.postMessage(undefined);
    });
  const words = () => document.querySelector<HTMLElement>('.plan-words .tiptap');
  let stood = 0;
  const look = () => {
    if ((words()?.textContent ?? '') === '') return void requestAnimationFrame(look);
    void frame()
      .then(afterPaint)
      .then((at) => {
        stood = at;
      });
  };
  requestAnimationFrame(look);
  const untilStands = async () => {
    while (stood === 0) await frame();
    return stood;
  };
  globalThis.planWatch = {
    opened: untilStands,
    async visit(path) {
      const link = document.querySelector<HTMLAnchorElement>(`a[href$="${path}"]`);
      if (!link) throw new Error(`no link to ${path}`);
      stood = 0;
      const since = performance.now();
      link.click();
      requestAnimationFrame(look);
      return (await untilStands()) - since;
    },
    async letter() {
      await frame();
      const since = performance.now();
      // What the browser does for a key that was pressed.
      document.execCommand('insertText', false, 'x');
      const handled = performance.now() - since;
      return { handled, painted: (await afterPaint()) - since };
    },
    text: () => words()?.textContent?.length ?? 0,
  };
}
