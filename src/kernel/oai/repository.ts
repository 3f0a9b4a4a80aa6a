import { createHash } from "node:crypto";
import { writeXml, type XmlElement } from "../xml/xml.ts";

/** A metadata format in the sense of OAI-PMH 2.0, section 3.4. */
export interface OaiFormat {
  readonly prefix: string;
  readonly schema: string;
  readonly namespace: string;
}

/** A set; `spec` with colons is inside another: `year:2021` is in `year`. */
export interface OaiSet {
  readonly spec: string;
  readonly name: string;
}

/** One record as a repository says it stands, without its text. */
export interface OaiEntry {
  /** What follows `oai:HOST:`; characters that an address admits. Never given to anything else afterwards. */
  readonly id: string;
  readonly deleted: boolean;
  /** Prefixes of the formats in which this record can be had. */
  readonly formats: readonly string[];
  /** Specs of the innermost sets. */
  readonly sets: readonly string[];
  /** Of the text in all formats: while it is the same, the record has not changed. */
  readonly digest: string;
}

export interface OaiChanges {
  readonly entries: readonly OaiEntry[];
  /** To be given next time. */
  readonly position: string;
  /** The entries are all there is: what the ledger knows besides them is gone. */
  readonly whole: boolean;
  /** There is more to be asked for at once. */
  readonly more: boolean;
}

/** What a module publishes through the provider. It follows its own facts; the provider keeps datestamps and deletions. */
export interface OaiRepository {
  readonly name: string;
  readonly formats: readonly OaiFormat[];
  /** What the sets are called, of which `inUse` are those that some record of this repository is in. */
  sets(inUse: readonly string[]): Promise<readonly OaiSet[]>;
  /** What may have changed since `position` (null: nothing was ever asked), some hundreds of records at a time. */
  changes(position: string | null): Promise<OaiChanges>;
  /** Records as they are now, by id; one that is gone is left out. */
  bodies(ids: readonly string[], prefix: string): Promise<ReadonlyMap<string, XmlElement>>;
}

export const dublinCore: OaiFormat = {
  prefix: "oai_dc",
  schema: "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
  namespace: "http://www.openarchives.org/OAI/2.0/oai_dc/",
};

/** For `OaiEntry.digest`. */
export function digestOfBodies(bodies: readonly XmlElement[]): string {
  const hash = createHash("sha256");
  for (const body of bodies) hash.update(writeXml(body)).update("\n");
  return hash.digest("base64url").slice(0, 27);
}
