/** An interview that has no day yet as the fragment of an address: the job, and the id that its plan is to have. Pure. */

/** What `encodeURIComponent` leaves as it is, and what programs drop at the end of an address. */
const LEFT = /[!'()*.]/g;

/** @param {string} text */
const encoded = (text) =>
  encodeURIComponent(text).replace(LEFT, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** @param {{role: string, company: string}} words tidied @param {string} id empty: the calculator makes one @returns {string} without the # */
export function openingLink({ role, company }, id) {
  const given = Object.entries({ c: encoded(company), j: encoded(role), p: id }).filter(([, value]) => value);
  return ['v1', ...given.map((part) => part.join('='))].join(';');
}
