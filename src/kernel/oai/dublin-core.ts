import { cleanText } from "../xml/clean-text.ts";
import { element, type XmlElement } from "../xml/xml.ts";
import { dublinCore } from "./repository.ts";

/** A value in no language, or with its own (BCP 47); null and undefined: nothing is known. */
export type DublinCoreValue = string | null | undefined | { readonly text: string; readonly language: string };

/** Elements of unqualified Dublin Core by their name, in the order given; empty values are left out, and each value in no language is said once. */
export function dublinCoreElement(elements: readonly (readonly [name: string, values: readonly DublinCoreValue[]])[]): XmlElement {
  return element(
    "oai_dc:dc",
    {
      "xmlns:oai_dc": dublinCore.namespace, "xmlns:dc": "http://purl.org/dc/elements/1.1/", "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      "xsi:schemaLocation": `${dublinCore.namespace} ${dublinCore.schema}`,
    },
    ...elements.flatMap(([name, values]) => {
      const told = new Set<string>();
      return values.flatMap((value) => {
        if (value === null || value === undefined) return [];
        const { text: given, language } = typeof value === "string" ? { text: value, language: undefined } : value;
        const text = cleanText(given).trim();
        const mark = `${language ?? ""} ${text}`;
        if (text === "" || told.has(mark)) return [];
        told.add(mark);
        return [element(`dc:${name}`, language === undefined ? {} : { "xml:lang": language }, text)];
      });
    }),
  );
}
