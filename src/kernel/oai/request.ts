/** The verbs of OAI-PMH 2.0 with the arguments that each takes. */
const verbs = {
  Identify: { required: [], optional: [], exclusive: false },
  ListMetadataFormats: { required: [], optional: ["identifier"], exclusive: false },
  ListSets: { required: [], optional: [], exclusive: true },
  GetRecord: { required: ["identifier", "metadataPrefix"], optional: [], exclusive: false },
  ListIdentifiers: { required: ["metadataPrefix"], optional: ["from", "until", "set"], exclusive: true },
  ListRecords: { required: ["metadataPrefix"], optional: ["from", "until", "set"], exclusive: true },
} as const satisfies Readonly<Record<string, { readonly required: readonly OaiArgument[]; readonly optional: readonly OaiArgument[]; readonly exclusive: boolean }>>;

export type OaiVerb = keyof typeof verbs;
export type OaiArgument = "identifier" | "metadataPrefix" | "from" | "until" | "set";

export type OaiErrorCode = "badArgument" | "badResumptionToken" | "badVerb" | "cannotDisseminateFormat" | "idDoesNotExist" | "noRecordsMatch" | "noMetadataFormats" | "noSetHierarchy";
export interface OaiError {
  readonly code: OaiErrorCode;
  readonly text: string;
}

export interface OaiRequest {
  readonly verb: OaiVerb;
  readonly arguments: Readonly<Partial<Record<OaiArgument, string>>>;
  readonly resumptionToken: string | null;
}

/** A request, or everything that is wrong with it (OAI-PMH 2.0, sections 3.1 and 3.6). */
export function readRequest(given: Iterable<readonly [string, string]>): OaiRequest | { readonly errors: readonly OaiError[] } {
  const values = new Map<string, string[]>();
  for (const [name, value] of given) values.set(name, [...(values.get(name) ?? []), value]);
  const [verb, ...otherVerbs] = values.get("verb") ?? [];
  if (verb === undefined || verb === "") return { errors: [{ code: "badVerb", text: "The verb is missing." }] };
  if (otherVerbs.length > 0) return { errors: [{ code: "badVerb", text: "The verb is given more than once." }] };
  if (!isVerb(verb)) return { errors: [{ code: "badVerb", text: "There is no such verb." }] };
  values.delete("verb");
  return readArguments(verb, values);
}

function readArguments(verb: OaiVerb, values: ReadonlyMap<string, readonly string[]>): OaiRequest | { readonly errors: readonly OaiError[] } {
  const { required, optional, exclusive } = verbs[verb];
  const known: readonly string[] = [...required, ...optional, ...(exclusive ? ["resumptionToken"] : [])];
  const faults: string[] = [];
  for (const [name, texts] of values) {
    if (!known.includes(name)) faults.push(`${verb} takes no argument of this name: ${named(name)}.`);
    else if (texts.length > 1) faults.push(`The argument ${name} is given more than once.`);
    else if (texts[0] === "") faults.push(`The argument ${name} is empty.`);
    else if (forms[name]?.test(texts[0] ?? "") === false) faults.push(`The argument ${name} has a sign that it must not have.`);
  }
  const token = values.get("resumptionToken")?.[0] ?? null;
  if (token !== null && values.size > 1) faults.push("A resumptionToken stands alone: no other argument may be given with it.");
  if (token === null) faults.push(...required.filter((name) => !values.has(name)).map((name) => `The argument ${name} is missing.`));
  if (faults.length > 0) return { errors: faults.map((text) => ({ code: "badArgument", text })) };
  return { verb, arguments: Object.fromEntries([...values].filter(([name]) => name !== "resumptionToken").map(([name, [text = ""]]) => [name, text])), resumptionToken: token };
}

/** What the schema admits in the attributes of `request`. */
const forms: Readonly<Record<string, RegExp>> = {
  metadataPrefix: /^[\w\-.!~*'()]+$/,
  set: /^[\w\-.!~*'()]+(:[\w\-.!~*'()]+)*$/,
  identifier: /^[^\s<>"{}|\\^`]+$/,
};

function isVerb(text: string): text is OaiVerb {
  return Object.hasOwn(verbs, text);
}

function named(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

export interface OaiBounds {
  readonly from: string | null;
  readonly until: string | null;
}

/**
 * Both bounds included, as whole seconds: `2021-03-09` begins at midnight as `from` and ends at 23:59:59 as `until`.
 * Faults: a day or instant that does not exist, two granularities, from after until (section 2.7.1).
 */
export function readBounds(from: string | undefined, until: string | undefined): OaiBounds | { readonly errors: readonly OaiError[] } {
  const bad = (text: string) => ({ errors: [{ code: "badArgument" as const, text }] });
  for (const [name, text] of [["from", from], ["until", until]] as const) {
    if (text !== undefined && !isInstant(text)) return bad(`The argument ${name} is neither a day YYYY-MM-DD nor an instant YYYY-MM-DDThh:mm:ssZ.`);
  }
  if (from !== undefined && until !== undefined && from.length !== until.length) return bad("The arguments from and until have different granularities.");
  const bounds = { from: from === undefined ? null : from.length === 10 ? `${from}T00:00:00Z` : from, until: until === undefined ? null : until.length === 10 ? `${until}T23:59:59Z` : until };
  if (bounds.from !== null && bounds.until !== null && bounds.from > bounds.until) return bad("The argument from is later than until.");
  return bounds;
}

function isInstant(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$/.test(text) || text.startsWith("0000")) return false;
  const date = new Date(text.length === 10 ? `${text}T00:00:00Z` : text);
  // A day or hour that does not exist would otherwise become another.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text.slice(0, 19).replace("Z", ""));
}
