/**
 * The name of a heading in an address: its words in lower case with hyphens between them. Korean stays as it is.
 *
 * @param {string} text
 * @param {Set<string>} taken names that other headings of the same page have; the new one is put in
 */
export function slugOf(text, taken) {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? ['part'];
  const base = words.join('-');
  let slug = base;
  for (let count = 2; taken.has(slug); count += 1) slug = `${base}-${count}`;
  taken.add(slug);
  return slug;
}
