import { readFileSync } from "node:fs";
import { XmlDocument, XsdValidator } from "libxml2-wasm";

const schemaText = readFileSync(new URL("./oai-pmh.xsd", import.meta.url), "utf8");

/** What an answer of OAI-PMH has against the rules of the protocol; empty where nothing. For tests. */
export function protocolFaults(xml: string): readonly string[] {
  const schema = XmlDocument.fromString(schemaText);
  const validator = XsdValidator.fromDoc(schema);
  const document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    return [String(error instanceof Error ? error.message : error)];
  } finally {
    document.dispose();
    validator.dispose();
    schema.dispose();
  }
}

export function errorCodes(xml: string): readonly string[] {
  return [...xml.matchAll(/<error code="(\w+)"/g)].map(([, code = ""]) => code);
}

export function tokenOf(xml: string): { readonly text: string; readonly size: number; readonly cursor: number } | null {
  const match = /<resumptionToken(?: expirationDate="[^"]*")? completeListSize="(\d+)" cursor="(\d+)"(?:>([^<]*)<\/resumptionToken>|\/>)/.exec(xml);
  return match === null ? null : { text: match[3] ?? "", size: Number(match[1]), cursor: Number(match[2]) };
}

export interface HarvestedHeader {
  readonly identifier: string;
  readonly datestamp: string;
  readonly deleted: boolean;
  readonly sets: readonly string[];
}

export function headersOf(xml: string): readonly HarvestedHeader[] {
  return [...xml.matchAll(/<header( status="deleted")?>(.*?)<\/header>/gs)].map(([, status, inside = ""]) => ({
    identifier: /<identifier>(.*?)</.exec(inside)?.[1] ?? "", datestamp: /<datestamp>(.*?)</.exec(inside)?.[1] ?? "", deleted: status !== undefined,
    sets: [...inside.matchAll(/<setSpec>(.*?)</g)].map(([, spec = ""]) => spec),
  }));
}
