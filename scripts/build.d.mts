export function buildClient(tools: { readonly node: string; readonly env: NodeJS.ProcessEnv }): Promise<void>;
