// In Jest a class name is its own key: `styles.row` is 'row'.
const names = new Proxy(
  {},
  {
    get: (_target, key) => (key === '__esModule' ? true : key === 'default' ? names : key),
  },
);

module.exports = names;
