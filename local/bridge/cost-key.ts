/** Alt+C, by the key's place: with Alt some keyboards write another letter. */
export function isCostKey({ altKey, code }: KeyboardEvent): boolean {
  return altKey && code === 'KeyC';
}
