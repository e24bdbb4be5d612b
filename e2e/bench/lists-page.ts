/** Runs inside the page from its first moment: clocks frames, long tasks, and what a press comes to on the screen. */
interface Watch {
  /** Rows on the screen, the first key taken, and the rows themselves instead of their picture: order, filter and edits act. */
  started(): Promise<{ readonly rows: number; readonly key: number; readonly whole: number }>;
  /** The device keeps what this screen showed. */
  pictured(): Promise<boolean>;
  begin(): void;
  end(): { readonly frames: number[]; readonly long: number[] };
  press(key: string): Promise<number>;
  sort(column: string): Promise<number>;
  search(text: string): Promise<number>;
  plainWay(count: number): { readonly sort: number; readonly filter: number };
}
declare global {
  var tandemWatch: Watch;
}

export function watchPage(): void {
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  /** After the frame that was drawn next. */
  const painted = async () => {
    await nextFrame();
    return new Promise<number>((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now());
      channel.port2.postMessage(undefined);
    });
  };
  const table = () => document.querySelector<HTMLElement>('.vt');
  const rows = () => document.querySelectorAll('.vt-row').length;
  const untilTrue = async (holds: () => boolean, most = 20_000) => {
    const end = performance.now() + most;
    while (!holds()) {
      if (performance.now() > end) return;
      await nextFrame();
    }
  };
  const press = (key: string) =>
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }),
    );

  let firstRows = 0;
  let firstKey = 0;
  let whole = 0;
  const lookWhole = () => {
    if (!document.querySelector('.vt:not([aria-busy=true]) .vt-row')) return void requestAnimationFrame(lookWhole);
    void painted().then((at) => {
      whole = at;
    });
  };
  requestAnimationFrame(lookWhole);
  const look = () => {
    if (rows() === 0) return void requestAnimationFrame(look);
    void painted().then(async (at) => {
      firstRows = at;
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', code: 'KeyJ', bubbles: true, cancelable: true }));
      await untilTrue(() => document.querySelector('.vt-row.is-at') !== null);
      firstKey = await painted();
    });
  };
  requestAnimationFrame(look);

  let frames: number[] = [];
  let long: number[] = [];
  let watching = false;
  new PerformanceObserver((list) => {
    if (watching) long.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask' });

  globalThis.tandemWatch = {
    async started() {
      await untilTrue(() => firstKey > 0 && whole > 0);
      return { rows: firstRows, key: firstKey, whole };
    },
    async pictured() {
      const [found] = await indexedDB.databases();
      if (found?.name === undefined) return false;
      const ask = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const db = await ask(indexedDB.open(found.name));
      const count = await ask(db.transaction('pictures').objectStore('pictures').count('/contacts'));
      db.close();
      return count > 0;
    },
    begin() {
      [frames, long, watching] = [[], [], true];
      let before = performance.now();
      const tick = (now: number) => {
        frames.push(now - before);
        before = now;
        if (watching) requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
    },
    end() {
      watching = false;
      return { frames: frames.slice(1), long };
    },
    async press(key) {
      table()?.focus();
      await painted();
      const begun = performance.now();
      press(key);
      const wanted = key === 'End' ? String(table()?.getAttribute('aria-rowcount')) : '2';
      await untilTrue(() => document.querySelector('.vt-row.is-at')?.getAttribute('aria-rowindex') === wanted);
      return (await painted()) - begun;
    },
    async sort(column) {
      const head = [...document.querySelectorAll<HTMLElement>('.vt-head [role=columnheader]')].find((one) => one.ariaLabel === column);
      if (!head) return Number.NaN;
      const firstIds = () => [...document.querySelectorAll('.vt-row')].map(({ id }) => id).join();
      table()?.scrollTo(0, 0);
      await painted();
      const [was, ids] = [head.getAttribute('aria-sort'), firstIds()];
      const begun = performance.now();
      head.querySelector('button')?.click();
      await untilTrue(() => head.getAttribute('aria-sort') !== was && firstIds() !== ids, 3000);
      return (await painted()) - begun;
    },
    async search(text) {
      const input = document.querySelector<HTMLInputElement>('input.lookup');
      if (!input) return Number.NaN;
      await painted();
      const count = table()?.getAttribute('aria-rowcount');
      const status = document.querySelector('.counts')?.textContent;
      const begun = performance.now();
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await untilTrue(
        () => table()?.getAttribute('aria-rowcount') !== count || document.querySelector('.counts')?.textContent !== status,
        400,
      );
      return (await painted()) - begun;
    },
    plainWay(count) {
      const parts = 'Ahl Berg Carl Dahl Ek Fors Åker Älv Öst Møl Strauß Lind Malm Ny'.split(' ');
      const made = Array.from({ length: count }, (_, i) => ({
        name: `${parts[i % 14]}${parts[(i * 7) % 13]} ${(i * 7919) % count}`,
        mail: `${i}@${parts[i % 11]}.example`,
        town: parts[(i * 3) % 14] ?? '',
      }));
      const collator = new Intl.Collator('sv', { sensitivity: 'base' });
      let begun = performance.now();
      made.toSorted((a, b) => collator.compare(a.town, b.town) || collator.compare(a.name, b.name));
      const sort = performance.now() - begun;
      begun = performance.now();
      made.filter((one) => Object.values(one).join('\n').toLowerCase().includes('lind'));
      return { sort, filter: performance.now() - begun };
    },
  };
}
