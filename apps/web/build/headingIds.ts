import { slugOf } from '../../../scripts/lib/slug.mjs';

interface HastNode {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: HastNode[];
}

/** Gives every heading of a step its name in the address: the one that the index of the search and the check of links know. */
export function headingIds() {
  return (tree: HastNode) => {
    const taken = new Set<string>();
    visit(tree, taken);
  };
}

function visit(node: HastNode, taken: Set<string>): void {
  if (/^h[1-6]$/.test(node.tagName ?? '')) {
    node.properties = { ...node.properties, id: slugOf(textOf(node), taken) };
    return;
  }
  for (const child of node.children ?? []) visit(child, taken);
}

function textOf(node: HastNode): string {
  return node.value ?? (node.children ?? []).map(textOf).join('');
}
