import { SaxesParser } from "saxes";

/** An element of markup that this house has rendered itself. */
export interface MarkupElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (MarkupElement | string)[];
}

/** The tree of one rendered element. Throws where the markup is not well formed: it comes from our own components. */
export function parseMarkup(markup: string): MarkupElement {
  const root: { children: (MarkupElement | string)[] } = { children: [] };
  const open: { children: (MarkupElement | string)[] }[] = [root];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    const element = { name: tag.name, attributes: { ...tag.attributes }, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => open.at(-1)?.children.push(text));
  parser.on("closetag", () => open.pop());
  parser.write(markup).close();
  const first = root.children.find((child) => typeof child !== "string");
  if (first === undefined) throw new Error("no element in the markup");
  return first;
}

/** The element itself or those inside it, in the order of the text. */
export function findElements(root: MarkupElement, matches: (element: MarkupElement) => boolean): readonly MarkupElement[] {
  const inside = root.children.flatMap((child) => (typeof child === "string" ? [] : findElements(child, matches)));
  return matches(root) ? [root, ...inside] : inside;
}

export function hasClass(element: MarkupElement, name: string): boolean {
  return (element.attributes["class"] ?? "").split(/\s+/).includes(name);
}

export function textOf(element: MarkupElement): string {
  return element.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}
