import type { Issue } from "../errors/app-error.ts";
import type { DoiResource } from "./resource.ts";

/** What a DOI is registered for, and where it leads. */
export interface DoiRequest {
  readonly doi: string;
  readonly resource: DoiResource;
  /** The page that tells of the resource, with `https:` and a public name. */
  readonly url: string;
}

/**
 * - `done`: it stands so at the agency (`not-registered` for the dry provider: no agency was asked);
 * - `refused`: what was sent is wrong; sent again unchanged, it would be refused again;
 * - `later`: the agency could not be reached, was busy, or did not take the house's credentials; nothing is wrong with the resource.
 */
export type DoiOutcome =
  | { readonly kind: "done"; readonly doi: string; readonly state: "not-registered" | "draft" | "registered" | "findable" }
  | { readonly kind: "refused"; readonly issues: readonly Issue[] }
  | { readonly kind: "later"; readonly issue: Issue; readonly retryAfterSeconds: number | null };

/**
 * Registers DOIs. Every act says the state that is to be reached and may be repeated after any failure: done twice it is done once.
 * None throws for what the network or the agency does.
 */
export interface DoiProvider {
  readonly kind: "dry" | "datacite";
  readonly prefix: string;
  /** The DOI that a thing of this house has or would have: the same for the same local name. */
  doiFor(localName: string): string;
  /** Known to the agency alone, may still be deleted. */
  reserve(request: DoiRequest): Promise<DoiOutcome>;
  /** Registered for ever, and found by searches. */
  publish(request: DoiRequest): Promise<DoiOutcome>;
  /** New metadata or address of one that is registered; its state stays. */
  update(request: DoiRequest): Promise<DoiOutcome>;
  /** Still registered and still leading to its page, no longer found by searches: for what was withdrawn. */
  hide(doi: string): Promise<DoiOutcome>;
}

/** The name after the slash: lower case, letters, digits, `.`, `-` only, so that nobody has to escape it. */
export function doiOf(prefix: string, localName: string): string {
  const suffix = localName.toLowerCase().replaceAll(/[^a-z\d.-]+/g, "-").replaceAll(/^-+|-+$/g, "");
  if (suffix === "") throw new Error("a DOI wants a local name");
  return `${prefix}/${suffix}`;
}

/**
 * Asks nobody: DOIs under a prefix for trials (10.5072 unless told otherwise), marked as not registered. `isResolvable` is false for
 * them, so that no page shows them as addresses. What the house does until it has a contract with an agency.
 */
export function dryProvider(prefix = "10.5072"): DoiProvider {
  const done = async (doi: string): Promise<DoiOutcome> => ({ kind: "done", doi, state: "not-registered" });
  return {
    kind: "dry", prefix, doiFor: (localName) => doiOf(prefix, localName),
    reserve: ({ doi }) => done(doi), publish: ({ doi }) => done(doi), update: ({ doi }) => done(doi), hide: (doi) => done(doi),
  };
}
