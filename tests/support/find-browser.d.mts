export interface Found {
  readonly path: string;
  readonly from: string;
}

export function findBrowser(): Found | null;
export function ensureBrowser(): Found;
