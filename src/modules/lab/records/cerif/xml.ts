export { element, escapeAttribute, escapeText, writeXml } from "../../../../kernel/xml/xml.ts";
export type { XmlElement } from "../../../../kernel/xml/xml.ts";
