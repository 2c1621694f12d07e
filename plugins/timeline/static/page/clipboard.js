/** Hands a text to the reader: to the clipboard, or as a file. DOM only. */

/** @param {string} text @param {HTMLElement} status says how it went @param {() => void} select selects the text where it cannot be copied */
export async function copy(text, status, select) {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = 'Copied.';
  } catch {
    select();
    status.textContent = 'Your browser does not let me copy. The text is selected: copy it from there.';
  }
}

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
