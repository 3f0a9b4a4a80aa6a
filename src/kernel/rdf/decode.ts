import type { Issue } from "../errors/app-error.ts";

/**
 * Bytes as text: by their byte order mark, else by the XML declaration where there may be one, else UTF-8 as Turtle and
 * JSON-LD want it. Bytes that are not text in that encoding are a fault: guessing would put wrong letters into titles.
 */
export function decode(bytes: Uint8Array, xml: boolean): string | Issue {
  const encoding = encodingOf(bytes, xml);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return {
      code: "rdf.bad-encoding", severity: "error",
      text: { fr: `Le document n’est pas du texte en ${encoding}.`, en: `The document is not text in ${encoding}.` },
    };
  }
}

function encodingOf(bytes: Uint8Array, xml: boolean): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (!xml) return "utf-8";
  const head = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  return /^[^<]{0,3}<\?xml[^>]*encoding=["']([\w.-]+)["']/i.exec(head)?.[1] ?? "utf-8";
}
