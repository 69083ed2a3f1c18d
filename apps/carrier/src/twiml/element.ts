/** A node of an XML document with its children in their order. */
export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
};

export type Node = Element | { readonly text: string };

/** The elements among nodes. */
export function elementsOf(nodes: readonly Node[]): readonly Element[] {
  return nodes.filter((node) => 'name' in node);
}

/** The text directly in an element, as it stands there. */
export function textOf(element: Element): string {
  return element.children.map((child) => ('text' in child ? child.text : '')).join('');
}
