import { SaxesParser } from "saxes";
import { AppError } from "../../errors/app-error.ts";
import { damaged, unsafeXml } from "./file-faults.ts";

export interface XmlHandlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text?(text: string): void;
}

const chunkBytes = 1 << 20;

/**
 * Streams a part of a spreadsheet through `handlers`; names come with their prefix. A document type declaration is
 * refused, so that neither external entities nor entities that multiply are possible.
 */
export function parseXml(fileName: string, bytes: Uint8Array, handlers: XmlHandlers): void {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on("error", (error) => {
    throw damaged(fileName, error);
  });
  parser.on("doctype", () => {
    throw unsafeXml(fileName);
  });
  parser.on("opentag", (tag) => handlers.open(tag.name, tag.attributes));
  parser.on("closetag", (tag) => handlers.close(tag.name));
  const { text } = handlers;
  if (text !== undefined) {
    parser.on("text", (found) => text(found));
    parser.on("cdata", (found) => text(found));
  }
  const decoder = new TextDecoder(xmlEncoding(bytes));
  try {
    for (let at = 0; at < bytes.length; at += chunkBytes) parser.write(decoder.decode(bytes.subarray(at, at + chunkBytes), { stream: true }));
    parser.write(decoder.decode()).close();
  } catch (error) {
    throw error instanceof AppError ? error : damaged(fileName, error);
  }
}

function xmlEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}

/** The name without its prefix: some writers of XLSX put `x:` before every element. */
export function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
