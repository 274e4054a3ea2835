declare module 'tokens.css';
