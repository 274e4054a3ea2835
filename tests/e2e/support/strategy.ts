import type { FrameLocator, Locator } from 'playwright-core';

const kinds = '(?:Vision|Theme|Objective|Key result|Initiative)';

/** The row of the tree with this key. */
export const rowOf = (app: FrameLocator, key: string): Locator =>
  app.getByRole('row', { name: new RegExp(`^${kinds} ${key}\\b`) });

/** The side panel of a node. */
export const panelOf = (app: FrameLocator, key: string): Locator =>
  app.getByRole('complementary', { name: new RegExp(`^${key} `) });

/** Opens the panel by a click on the title, and waits until it has been read. */
export async function openPanel(app: FrameLocator, key: string, title: string): Promise<Locator> {
  await rowOf(app, key).getByText(title, { exact: true }).click();
  const panel = panelOf(app, key);
  await panel.getByRole('heading', { name: 'Activity' }).waitFor();
  return panel;
}

/** Keys of the rows that are in the document, from top to bottom. */
export async function shownKeys(app: FrameLocator): Promise<readonly string[]> {
  const names = await app.getByRole('row', { name: new RegExp(`^${kinds} [A-Z]+-\\d+`) }).allTextContents();
  return names.map((name) => /[A-Z]+-\d+/.exec(name)?.[0] ?? name);
}
