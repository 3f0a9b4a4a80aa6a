import { readFileSync } from "node:fs";

/** Contexts of JSON-LD that the house holds, by the addresses under which documents name them. */
const held: readonly { readonly addresses: RegExp; readonly file: string }[] = [
  { addresses: /^https?:\/\/(semiceu\.github\.io|raw\.githubusercontent\.com)\/.*DCAT-AP\/releases\/3\.0\.\d\/(context\/dcat-ap\.jsonld|html\/context\/dcat-ap\.jsonld)$/i, file: "dcat-ap-3.0.1.json" },
  { addresses: /^https?:\/\/semiceu\.github\.io\/.*DCAT-AP\/releases\/3\.0\.\d\/html\/examples\/context\.jsonld$/i, file: "dcat-ap-examples.json" },
  { addresses: /^https?:\/\/(www\.)?schema\.org\/?(docs\/jsonldcontext\.json(ld)?)?$/i, file: "schema-org.json" },
];

const read = new Map<string, object>();

/** The context at this address, as the house holds it; null where it holds none. */
export function localContext(address: string): object | null {
  const found = held.find(({ addresses }) => addresses.test(address));
  if (found === undefined) return null;
  const known = read.get(found.file);
  if (known !== undefined) return known;
  const context = JSON.parse(readFileSync(new URL(`./contexts/${found.file}`, import.meta.url), "utf8")) as object;
  read.set(found.file, context);
  return context;
}
