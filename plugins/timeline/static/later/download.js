/** Hands a text to the reader as a file. DOM only. */

let file = '';

/** @param {string} name @param {string} type @param {string} text */
export function download(name, type, text) {
  URL.revokeObjectURL(file); // the one before: this one is still to be fetched when the click returns
  file = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = file;
  link.download = name;
  link.click();
}
