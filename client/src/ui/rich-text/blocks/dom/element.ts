/** Plain elements in one expression: the blocks of a plan may be hundreds, so they are drawn without a tree of components each. */
type Child = Node | string | false | null | undefined;
type Listeners = { readonly [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void };
export interface ElementOptions {
  readonly class?: string;
  /** `true` writes an empty attribute, `false` and `undefined` none. */
  readonly attributes?: Readonly<Record<string, string | boolean | undefined>>;
  readonly on?: Listeners;
}

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  options: ElementOptions = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (options.class) made.className = options.class;
  for (const [name, value] of Object.entries(options.attributes ?? {}))
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value);
  for (const [name, listener] of Object.entries(options.on ?? {})) made.addEventListener(name, listener as EventListener);
  // Texts are text nodes: nothing that somebody wrote is ever read as HTML.
  made.append(...children.filter((child): child is Node | string => child !== false && child !== null && child !== undefined));
  return made;
}
