import type { Ballot, BallotReceipt } from "../domain/ports.ts";

/** A refusal of the house, in its words; status 0: it was not reached. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly code: string;
  readonly issues: readonly { readonly field: string; readonly text: string }[];

  constructor(status: number, code: string, text: string, issues: readonly { readonly field: string; readonly text: string }[] = []) {
    super(text);
    this.status = status;
    this.code = code;
    this.issues = issues;
  }
}

/** What the script asks of the house. */
export interface HousePort {
  /** The definition as it was hashed at the opening, asked as anybody would: without cookie. */
  definition(): Promise<string>;
  /** As the person who signed in: blind signatures by axis. */
  sign(blinded: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>>;
  /** As nobody: no cookie, no referrer. */
  send(ballot: Ballot): Promise<BallotReceipt>;
  /** The numbers counted of one axis, as anybody would ask. */
  counted(axis: string): Promise<readonly string[]>;
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Nothing that says who asks, and nothing kept on the way. */
const asNobody = { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store", redirect: "error" } as const satisfies RequestInit;

export function houseOver(fetch: Fetch, questionnaire: string, options: { readonly csrfToken: string; readonly language: string }): HousePort {
  const spoken = { accept: "application/json", "accept-language": options.language };
  const code = encodeURIComponent(questionnaire);
  return {
    definition: async () => (await asked(fetch, `/consultations/questionnaires/${code}/definition`, { ...asNobody, headers: spoken })).text(),
    sign: async (blinded) => {
      const answer = await asked(fetch, `/api/v1/questionnaires/${code}/tokens`, { method: "POST", credentials: "same-origin", cache: "no-store", headers: { ...spoken, "content-type": "application/json", "x-csrf-token": options.csrfToken }, body: JSON.stringify({ blinded }) });
      return textsIn(await memberOf(answer, "signatures"));
    },
    send: async (ballot) => {
      const answer = await asked(fetch, "/api/v1/ballots", { ...asNobody, method: "POST", headers: { ...spoken, "content-type": "application/json" }, body: JSON.stringify(ballot) });
      const number = await memberOf(answer, "number");
      if (typeof number !== "string") throw new Refusal(502, "unreadable", "");
      return { number };
    },
    counted: async (axis) => {
      const answer = await asked(fetch, `/api/v1/questionnaires/${code}/ballots?axis=${encodeURIComponent(axis)}`, { ...asNobody, headers: spoken });
      const [list] = (await memberOf(answer, "axes")) as readonly { readonly numbers?: readonly string[] }[];
      return list?.numbers ?? [];
    },
  };
}

async function asked(fetch: Fetch, url: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(url, init);
  } catch {
    throw new Refusal(0, "not-reached", "");
  }
  if (answer.ok) return answer;
  const problem: unknown = await answer.json().catch(() => null);
  const { code, detail, errors } = Object(problem) as { readonly code?: unknown; readonly detail?: unknown; readonly errors?: unknown };
  const issues = Array.isArray(errors) ? errors.map((one: { readonly pointer?: unknown; readonly detail?: unknown }) => ({ field: String(one.pointer ?? "").replace(/^#\/(?:answers\/)?/, ""), text: String(one.detail ?? "") })) : [];
  throw new Refusal(answer.status, typeof code === "string" ? code : "", typeof detail === "string" ? detail : "", issues);
}

async function memberOf(answer: Response, name: string): Promise<unknown> {
  const value: unknown = await answer.json().catch(() => null);
  return Object.hasOwn(Object(value) as object, name) ? (value as Record<string, unknown>)[name] : undefined;
}

function textsIn(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}
