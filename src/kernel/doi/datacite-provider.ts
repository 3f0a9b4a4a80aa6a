import type { Issue } from "../errors/app-error.ts";
import { dataciteJson } from "./datacite-json.ts";
import { dataciteXml } from "./datacite-xml.ts";
import { doiOf, type DoiOutcome, type DoiProvider, type DoiRequest } from "./provider.ts";

export interface DataciteSettings {
  /** `https://api.datacite.org`, or `https://api.test.datacite.org` for trials; without a slash at its end. */
  readonly apiUrl: string;
  readonly prefix: string;
  /** Identifier of the repository account (`INSERM.DATA`), and its password. */
  readonly repository: string;
  readonly password: string;
  readonly timeoutMilliseconds?: number;
  readonly fetch?: typeof fetch;
}

type Act = "publish" | "register" | "hide" | null;

/**
 * Client of the DataCite REST API (JSON:API, https://support.datacite.org/docs/api). A DOI is first created by POST; one that is
 * taken already, by an attempt whose answer never came back as a rule, is brought to the same state by PUT. 422 and 400 tell what is wrong with
 * what was sent; 429, 5xx, 401, 403 and silence are for later. Neither the password nor what the agency says beyond its list of
 * faults comes out of here.
 */
export function dataciteProvider(settings: DataciteSettings): DoiProvider {
  const { apiUrl, prefix } = settings;
  const ask = settings.fetch ?? fetch;
  const authorization = `Basic ${Buffer.from(`${settings.repository}:${settings.password}`).toString("base64")}`;

  async function send(method: "POST" | "PUT", path: string, attributes: Readonly<Record<string, unknown>>): Promise<Answer> {
    try {
      const response = await ask(`${apiUrl}${path}`, {
        method, redirect: "error", signal: AbortSignal.timeout(settings.timeoutMilliseconds ?? 20_000),
        headers: { authorization, "content-type": "application/vnd.api+json", accept: "application/vnd.api+json" },
        body: JSON.stringify({ data: { type: "dois", attributes } }),
      });
      const text = (await response.text()).slice(0, 1_000_000);
      return { status: response.status, body: parsed(text), retryAfterSeconds: secondsOf(response.headers.get("retry-after")) };
    } catch {
      return { status: 0, body: null, retryAfterSeconds: null };
    }
  }

  async function bring({ doi, resource, url }: DoiRequest, event: Act, mayCreate: boolean): Promise<DoiOutcome> {
    const attributes = { ...dataciteJson(doi, resource, url), xml: Buffer.from(dataciteXml(doi, resource)).toString("base64"), ...(event === null ? {} : { event }) };
    if (mayCreate) {
      const created = await send("POST", "/dois", attributes);
      if (!isTaken(created)) return outcomeOf(created, doi);
    }
    return outcomeOf(await send("PUT", pathOf(doi), attributes), doi);
  }

  return {
    kind: "datacite", prefix, doiFor: (localName) => doiOf(prefix, localName),
    reserve: (request) => bring(request, null, true),
    publish: (request) => bring(request, "publish", true),
    update: (request) => bring(request, null, false),
    hide: async (doi) => outcomeOf(await send("PUT", pathOf(doi), { event: "hide" }), doi),
  };
}

interface Answer {
  /** 0 where none came. */
  readonly status: number;
  readonly body: unknown;
  readonly retryAfterSeconds: number | null;
}

interface AgencyFault {
  readonly source: string | null;
  readonly title: string;
}

function pathOf(doi: string): string {
  return `/dois/${encodeURIComponent(doi)}`;
}

function isTaken(answer: Answer): boolean {
  return answer.status === 422 && faultsOf(answer.body).some(({ title }) => /already been taken/i.test(title));
}

function outcomeOf(answer: Answer, doi: string): DoiOutcome {
  const { status, body, retryAfterSeconds } = answer;
  if (status >= 200 && status < 300) {
    const state = stateOf(body);
    if (state === null) return later("doi.answer-not-understood", "L’agence de DOI a répondu sans dire l’état du DOI.", "The DOI agency answered without telling the state of the DOI.", null);
    return { kind: "done", doi, state };
  }
  if (status === 422 || status === 400) return { kind: "refused", issues: issuesOf(faultsOf(body)) };
  if (status === 404) return { kind: "refused", issues: [issue("doi.not-known", "L’agence ne connaît pas ce DOI.", "The agency does not know this DOI.")] };
  if (status === 401 || status === 403) {
    return later("doi.credentials-refused", "L’agence de DOI n’accepte pas les identifiants configurés, ou le préfixe n’est pas à ce compte.", "The DOI agency does not take the configured credentials, or the prefix is not of this account.", 3600);
  }
  if (status === 0) return later("doi.agency-silent", "L’agence de DOI n’a pas répondu.", "The DOI agency did not answer.", null);
  return later("doi.agency-busy", `L’agence de DOI n’a pas pu traiter la demande (code ${status}).`, `The DOI agency could not take the request (status ${status}).`, retryAfterSeconds);
}

function later(code: string, fr: string, en: string, retryAfterSeconds: number | null): DoiOutcome {
  return { kind: "later", issue: issue(code, fr, en), retryAfterSeconds };
}

function issue(code: string, fr: string, en: string, field?: string): Issue {
  return { code, severity: "error", text: { fr, en }, ...(field === undefined ? {} : { field }) };
}

function issuesOf(faults: readonly AgencyFault[]): readonly Issue[] {
  if (faults.length === 0) return [issue("doi.refused", "L’agence a refusé la demande sans dire pourquoi.", "The agency refused the request without saying why.")];
  return faults.map(({ source, title }) => {
    const [fr, en] = source === null ? ["", ""] : [`${source}\u202f: `, `${source}: `];
    return issue("doi.refused", `L’agence de DOI a refusé\u202f: ${fr}${title}`, `The DOI agency refused: ${en}${title}`, source ?? undefined);
  });
}

function faultsOf(body: unknown): readonly AgencyFault[] {
  const errors = isObject(body) && Array.isArray(body["errors"]) ? (body["errors"] as readonly unknown[]) : [];
  return errors.slice(0, 50).flatMap((one) => {
    if (!isObject(one) || typeof one["title"] !== "string") return [];
    return [{ source: typeof one["source"] === "string" ? one["source"].slice(0, 100) : null, title: one["title"].slice(0, 300) }];
  });
}

function stateOf(body: unknown): "draft" | "registered" | "findable" | null {
  const data = isObject(body) ? body["data"] : null;
  const attributes = isObject(data) ? data["attributes"] : null;
  const state = isObject(attributes) ? attributes["state"] : null;
  return state === "draft" || state === "registered" || state === "findable" ? state : null;
}

function parsed(text: string): unknown {
  try { return JSON.parse(text) as unknown; } catch { return null; }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Seconds, as agencies give them; a date is not read. */
function secondsOf(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) : null;
}
