/** An element of XML: attributes in the order given; undefined ones and undefined children are left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  readonly children: readonly (XmlElement | string | undefined)[];
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

export function element(name: string, attributes: XmlElement["attributes"] = {}, ...children: XmlElement["children"]): XmlElement {
  return { name, attributes: attributes ?? {}, children };
}

// oxlint-disable-next-line no-control-regex -- XML 1.0 forbids exactly these
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Anything that is not plainly harmless, pairs of half signs among it. */
const toEscape = /[^\t\n\u0020-\u0025\u0027-\u003b=\u003f-\ud7ff\ue000-\ufffd]/;
const toEscapeInAttribute = /[^\u0020!\u0023-\u0025\u0027-\u003b=\u003f-\ud7ff\ue000-\ufffd]/;

/** Text safe inside an element: markup escaped, and without the characters that XML 1.0 forbids altogether. */
export function escapeText(text: string): string {
  // Most texts hold nothing of it: one look is cheaper than five copies.
  if (!toEscape.test(text)) return text;
  return text.replace(forbidden, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#13;");
}

export function escapeAttribute(text: string): string {
  if (!toEscapeInAttribute.test(text)) return text;
  return escapeText(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}

/** The element as XML, indented; elements that hold text stay on one line. */
export function writeXml({ name, attributes = {}, children }: XmlElement, indent = ""): string {
  const given = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escapeAttribute(value)}"`])).join("");
  const held = children.filter((child) => child !== undefined);
  if (held.length === 0) return `${indent}<${name}${given}/>`;
  if (held.every((child) => typeof child === "string")) return `${indent}<${name}${given}>${held.map((text) => escapeText(String(text))).join("")}</${name}>`;
  const lines = held.map((child) => (typeof child === "string" ? `${indent}  ${escapeText(child)}` : writeXml(child, `${indent}  `)));
  return `${indent}<${name}${given}>\n${lines.join("\n")}\n${indent}</${name}>`;
}
