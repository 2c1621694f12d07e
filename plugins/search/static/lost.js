// The words of an address that leads nowhere. Pure.

/**
 * Those of its longest part: of /2019/03/thank-you-notes.html "thank you notes".
 * @param {string} path
 */
export function wordsOfAddress(path) {
  const parts = decoded(path)
    .split('/')
    .map((part) =>
      part
        .replace(/\.\w{2,5}$/, '')
        .replace(/[^\p{L}\p{M}\p{N}+#'’]+/gu, ' ')
        .trim(),
    )
    .filter((part) => /\p{L}/u.test(part));
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '').slice(0, 80);
}

/** @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a stray % in it
  }
}
