import { XmlElement, type XmlDocument } from "libxml2-wasm";

/** The value of an attribute of a parsed element; null where it has none. */
export function attributeOf(element: XmlElement, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null;
}

/** The elements right under one, in their order. */
export function childrenOf(element: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = [];
  for (let child = element.firstChild; child !== null; child = child.next) if (child instanceof XmlElement) found.push(child);
  return found;
}

/** Every element of a document, the root first. */
export function elementsOf(document: XmlDocument): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const waiting: XmlElement[] = [document.root];
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    found.push(element);
    waiting.push(...childrenOf(element));
  }
  return found;
}
