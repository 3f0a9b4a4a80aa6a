// oxlint-disable-next-line no-control-regex -- XML 1.0 forbids exactly these
const outsideXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text that XML and JSON and Turtle can all hold alike: without control characters and half pairs, lines ended by `\n`. */
export function cleanText(text: string): string {
  return text.replace(outsideXml, "").replaceAll(/\r\n?/g, "\n");
}
