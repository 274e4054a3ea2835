// In Jest a class name is its own key: `styles.row` is 'row'.
const names = new Proxy(
  {},
  {
    get: (_target, key) => {
      if (key === '__esModule') return true;
      // The module's default export, and also a class of that name.
      if (key === Symbol.toPrimitive) return () => 'default';
      return key === 'default' ? names : key;
    },
  },
);

module.exports = names;
