import { createProcessor } from '@mdx-js/mdx';
import { slugOf } from './slug.mjs';

/**
 * @typedef {{ type: string, value?: string, depth?: number, url?: string, name?: string | null, lang?: string | null,
 *   attributes?: { type: string, name: string, value: unknown }[], children?: MdNode[], position?: { start: { line: number, column: number } } }} MdNode
 * @typedef {{ depth: number, text: string, slug: string, line: number }} Heading
 * @typedef {{ name: string, attributes: Record<string, string | null>, text: string, line: number }} Element
 * @typedef {{ url: string, line: number }} Link
 * @typedef {{ text: string, under: string | null }} Passage `under`: the slug of the heading it stands below
 * @typedef {{ headings: Heading[], elements: Element[], links: Link[], passages: Passage[] }} StepText
 */

const processor = createProcessor();
/** What a reader takes in as one piece. */
const blocks = new Set(['paragraph', 'code', 'tableRow']);

/**
 * What stands in a step's MDX: read from its syntax, so that a `<Term>` in a code block is not one.
 * Throws what the parser throws, with `line` and `column`.
 *
 * @param {string} source
 * @returns {StepText}
 */
export function readMdx(source) {
  const tree = /** @type {MdNode} */ (processor.parse(source));
  /** @type {StepText} */
  const found = { headings: [], elements: [], links: [], passages: [] };
  const taken = new Set();
  walk(tree, (node) => {
    const line = node.position?.start.line ?? 1;
    if (node.type === 'heading') {
      const text = textOf(node);
      found.headings.push({ depth: node.depth ?? 2, text, slug: slugOf(text, taken), line });
    } else if (blocks.has(node.type)) {
      const text = textOf(node).trim();
      if (text !== '') found.passages.push({ text, under: found.headings.at(-1)?.slug ?? null });
    }
    if (node.type === 'link' && node.url !== undefined) found.links.push({ url: node.url, line });
    if (node.type.startsWith('mdxJsx') && node.name) {
      const attributes = Object.fromEntries(
        (node.attributes ?? [])
          .filter((one) => one.type === 'mdxJsxAttribute')
          .map((one) => [one.name, typeof one.value === 'string' ? one.value : null]),
      );
      found.elements.push({ name: node.name, attributes, text: textOf(node), line });
    }
  });
  return found;
}

/** @param {MdNode} node @param {(node: MdNode) => void} visit */
function walk(node, visit) {
  visit(node);
  for (const child of node.children ?? []) walk(child, visit);
}

/** @param {MdNode} node @returns {string} */
function textOf(node) {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value ?? '';
  if (node.type === 'break') return ' ';
  const joint = node.type === 'tableRow' ? ' ' : '';
  return (node.children ?? []).map(textOf).join(joint);
}
