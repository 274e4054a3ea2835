export const root: string;
export function nodeProblem(version?: string): string | null;
export function isInstalled(folder?: string): boolean;
export function ensureInstalled(options?: { folder?: string; say?: (line: string) => void }): boolean;
export function prepareOrExit(): void;
