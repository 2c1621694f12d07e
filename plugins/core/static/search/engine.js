// The one search engine, for every room that has something to find: loaded by `import()` of its published address.

export { nearest, wordsOf } from './text.js';
export { Files, numbersOf, Words } from './words.js';
