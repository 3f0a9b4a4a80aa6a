import type { Language } from "../../i18n/language.ts";

export const odsNamespaces = [
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"',
].join(" ");

/** Markup signs as entities; characters that XML 1.0 cannot hold (control characters, halves of pairs) as U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** One paragraph per line of the text; runs of spaces, and tabs, as the elements that keep them. */
export function odsTextContent(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => `<text:p>${spaced(escapeXml(line))}</text:p>`)
    .join("");
}

function spaced(line: string): string {
  return line
    .replaceAll("\t", "<text:tab/>")
    .replaceAll(/^ +| +$| {2,}/g, (run) => `<text:s text:c="${run.length}"/>`);
}

export function odsManifest(mediaType: string): string {
  const entries = ["content.xml", "styles.xml", "meta.xml"].map((path) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="text/xml"/>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${mediaType}"/>${entries.join("")}</manifest:manifest>`;
}

export function odsMeta(title: string, language: Language): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:meta><meta:generator>Jalon</meta:generator><dc:title>${escapeXml(title)}</dc:title><dc:language>${language}</dc:language></office:meta></office:document-meta>`;
}

const text = (sign: string): string => `<number:text>${sign}</number:text>`;

/** Named cell styles: heading, number, share, euros, day; and the language in which the program formats numbers. */
export function odsStyles(language: Language): string {
  const country = language === "fr" ? 'number:language="fr" number:country="FR"' : 'number:language="en" number:country="GB"';
  const fo = language === "fr" ? 'fo:language="fr" fo:country="FR"' : 'fo:language="en" fo:country="GB"';
  // At most two decimals are shown, zeros at the end are not; the cell keeps every decimal.
  const number = '<number:number number:decimal-places="2" number:min-decimal-places="0" number:min-integer-digits="1"/>';
  // Thousands are grouped in money only: a bare number may be a year.
  const grouped = number.replace("/>", ' number:grouping="true"/>');
  const part = { day: '<number:day number:style="long"/>', month: '<number:month number:style="long"/>', year: '<number:year number:style="long"/>' };
  const days = language === "fr" ? part.day + text("/") + part.month + text("/") + part.year : part.year + text("-") + part.month + text("-") + part.day;
  const percent = language === "fr" ? text("\u202f%") : text("%");
  const euros = `${grouped}${text("\u00a0")}<number:currency-symbol number:language="fr" number:country="FR">€</number:currency-symbol>`;
  return [
    `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles ${odsNamespaces} office:version="1.3"><office:styles>`,
    `<number:number-style style:name="as-number" ${country}>${number}</number:number-style>`,
    `<number:percentage-style style:name="as-share" ${country}>${number}${percent}</number:percentage-style>`,
    `<number:currency-style style:name="as-euros" ${country}>${euros}</number:currency-style>`,
    `<number:date-style style:name="as-day" ${country}>${days}</number:date-style>`,
    `<style:default-style style:family="table-cell"><style:text-properties ${fo}/></style:default-style>`,
    `<style:style style:name="Default" style:family="table-cell"/>`,
    `<style:style style:name="heading" style:family="table-cell" style:parent-style-name="Default"><style:text-properties fo:font-weight="bold"/></style:style>`,
    ...["number", "share", "euros", "day"].map((name) => `<style:style style:name="${name}" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="as-${name}"/>`),
    `</office:styles></office:document-styles>`,
  ].join("");
}
