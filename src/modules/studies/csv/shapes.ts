import type { FieldKind } from "../domain/fields/index.ts";

/** How a part of a structured value is written: one text (`said`: empty rather than null), a number, yes or no, a text in two languages, a list, parts of its own, or several of them (`*`, numbered from 1). */
export type Shape = "text" | "said" | "number" | "boolean" | "localised" | "list" | "numbers" | { readonly [part: string]: Shape };

const organisation: Shape = { name: "said", kind: "text", ror: "text", siren: "text", directoryCode: "text" };
const affiliation: Shape = { organisation, laboratory: "text", rnsr: "text" };

/** Parts of the kinds of fields that are not one value (`domain/parts.ts`). */
export const shapes: Partial<Readonly<Record<FieldKind, { readonly [part: string]: Shape }>>> = {
  "registry-numbers": { scheme: "text", number: "said", issuer: "text" }, "coded-terms": { scheme: "text", code: "text", label: "localised" }, organisations: organisation,
  investigators: { name: "said", role: "text", orcid: "text", idref: "text", affiliation, isContact: "boolean" }, contacts: { name: "said", email: "text", kind: "text", affiliation }, "data-contacts": { name: "said", email: "text" },
  authorisations: { authority: "text", otherAuthority: "text", number: "text", decidedOn: "text" }, arms: { name: "localised", kind: "text", description: "localised" },
  interventions: { name: "localised", kind: "text", description: "localised", terms: { "*": { scheme: "text", code: "text", label: "localised" } }, arms: "numbers" }, outcomes: { rank: "text", measure: "localised", description: "localised", timeFrame: "localised" },
  sites: { name: "said", city: "text", postalCode: "text", country: "text", region: "text", latitude: "number", longitude: "number", status: "text" },
  "sharing-plan": { decision: "text", statement: "localised", information: "list", from: "text", monthsAfterCompletion: "number", until: "text", timeFrame: "localised", criteria: "localised", url: "text", planUrl: "text" },
  "use-conditions": { code: "text", detail: "text" }, "data-sources": { name: "localised", identifier: "text", kinds: "list", purpose: "text", national: "text" }, "linked-data": { scheme: "text", identifier: "text", title: "text" },
  documents: { kind: "text", title: "said", url: "text", date: "text" }, publications: { scheme: "text", identifier: "text", kind: "text", citation: "said" }, "other-details": { field: "text", concept: "text", text: "localised" },
};

/** Splits at a sign that no backslash stands before; a backslash in front of a sign takes its meaning away. */
export function splitAt(text: string, sign: string): readonly string[] {
  const pieces: string[] = [""];
  for (let at = 0; at < text.length; at += 1) {
    const one = text[at] ?? "";
    if (one === "\\" && at + 1 < text.length) {
      pieces[pieces.length - 1] += one + (text[at + 1] ?? "");
      at += 1;
    } else if (one === sign) pieces.push("");
    else pieces[pieces.length - 1] += one;
  }
  return pieces;
}

export const escaped = (text: string): string => text.replaceAll(/[\\|;,=]/g, (sign) => `\\${sign}`);
export const plain = (text: string): string => text.replaceAll(/\\(.)/gs, "$1");

/** A value of parts as `name=Inserm; ror=02vjkv261`; what is not said is left out. */
export function writeParts(value: unknown, shape: Shape, path = ""): readonly string[] {
  if (value === null || value === undefined || value === "") return [];
  if (typeof shape === "object" && shape["*"] !== undefined) return (value as readonly unknown[]).flatMap((one, at) => writeParts(one, shape["*"] ?? "text", `${path}.${at + 1}`));
  if (typeof shape === "object") return Object.entries(shape).flatMap(([part, inner]) => writeParts((value as Readonly<Record<string, unknown>>)[part], inner, path === "" ? part : `${path}.${part}`));
  if (shape === "localised") return (["fr", "en"] as const).flatMap((language) => writeParts((value as Readonly<Record<string, unknown>>)[language], "text", `${path}.${language}`));
  if (shape === "list" || shape === "numbers") return (value as readonly unknown[]).length === 0 ? [] : [`${path}=${(value as readonly unknown[]).map((one) => escaped(String(one))).join(",")}`];
  return [`${path}=${escaped(String(value))}`];
}

export interface PartFault {
  readonly part: string;
  readonly kind: "no-equals" | "unknown-part" | "not-a-number" | "not-yes-or-no";
}

/** The value that `name=…; ror=…` says, every part of the shape in it; parts that are wrong are told. */
export function readParts(text: string, shape: { readonly [part: string]: Shape }): { readonly value: Readonly<Record<string, unknown>>; readonly faults: readonly PartFault[] } {
  const said = new Map<string, string>();
  const faults: PartFault[] = [];
  const known = new Set(pathsOf(shape));
  for (const piece of splitAt(text, ";").map((one) => one.trim()).filter((one) => one !== "")) {
    const [name = "", ...rest] = splitAt(piece, "=");
    const part = name.trim();
    if (rest.length === 0) faults.push({ part: piece, kind: "no-equals" });
    else if (!known.has(part.replaceAll(/\.\d+(?=\.)/g, ".*"))) faults.push({ part, kind: "unknown-part" });
    else said.set(part, rest.join("=").trim());
  }
  return { value: built(shape, "", said, faults) as Readonly<Record<string, unknown>>, faults };
}

function pathsOf(shape: Shape, path = ""): readonly string[] {
  if (typeof shape === "object") return Object.entries(shape).flatMap(([part, inner]) => pathsOf(inner, path === "" ? part : `${path}.${part}`));
  return shape === "localised" ? [`${path}.fr`, `${path}.en`] : [path];
}

/** All paths of a kind of field, for the help and the columns. */
export const partPaths = (shape: { readonly [part: string]: Shape }): readonly string[] => pathsOf(shape);

function built(shape: Shape, path: string, said: ReadonlyMap<string, string>, faults: PartFault[]): unknown {
  const under = (part: string): string => (path === "" ? part : `${path}.${part}`);
  if (typeof shape === "object") {
    const several = shape["*"];
    if (several !== undefined) {
      const numbers = [...new Set([...said.keys()].flatMap((key) => (key.startsWith(`${path}.`) ? [Number(key.slice(path.length + 1).split(".")[0])] : [])))].sort((a, b) => a - b);
      return numbers.map((number) => built(several, `${path}.${number}`, said, faults));
    }
    const isNested = path !== "";
    if (isNested && ![...said.keys()].some((key) => key.startsWith(`${path}.`))) return null;
    return Object.fromEntries(Object.entries(shape).map(([part, inner]) => [part, built(inner, under(part), said, faults)]));
  }
  if (shape === "localised") return Object.fromEntries((["fr", "en"] as const).flatMap((language) => { const text = said.get(under(language)); return text === undefined ? [] : [[language, plain(text)]]; }));
  const text = said.get(path);
  if (shape === "list") return text === undefined ? [] : splitAt(text, ",").map((one) => plain(one.trim()));
  const number = (given: string): number | null => {
    const value = Number(given.replaceAll(/[\s\u202f]/g, "").replace(",", "."));
    if (Number.isFinite(value)) return value;
    faults.push({ part: path, kind: "not-a-number" });
    return null;
  };
  if (shape === "numbers") return text === undefined ? [] : splitAt(text, ",").flatMap((one) => number(plain(one)) ?? []);
  if (shape === "boolean") {
    if (text !== undefined && yesOrNo(text) === null) faults.push({ part: path, kind: "not-yes-or-no" });
    return text === undefined ? false : (yesOrNo(text) ?? false);
  }
  if (text === undefined || text === "") return shape === "said" ? "" : null;
  return shape === "number" ? number(plain(text)) : plain(text);
}

export function yesOrNo(text: string): boolean | null {
  if (/^(oui|yes|true|vrai|1|x)$/i.test(text.trim())) return true;
  return /^(non|no|false|faux|0)$/i.test(text.trim()) ? false : null;
}
