/** One line of a lesson's data: what stands between backticks is set as code. */
export function RichText({ text }: { text: string }) {
  const parts = text.split('`');
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one fixed sentence have no other name
  return parts.map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}
