// What browsers have, jsdom leaves out and components touch while they mount.
class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}

globalThis.ResizeObserver ??= Observer;
globalThis.IntersectionObserver ??= Observer;
globalThis.matchMedia ??= (media) => ({
  media,
  matches: false,
  onchange: null,
  addEventListener() {},
  removeEventListener() {},
  dispatchEvent: () => false,
});
Element.prototype.scrollIntoView ??= () => {};
Element.prototype.scrollTo ??= () => {};

// jsdom lays nothing out. Virtual lists read these sizes and would show no row at all.
for (const [name, size] of Object.entries({
  clientHeight: 800,
  clientWidth: 1280,
  offsetHeight: 800,
  offsetWidth: 1280,
})) {
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
}
