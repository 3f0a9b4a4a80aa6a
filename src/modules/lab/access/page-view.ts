import type { Served } from "../../../kernel/http/server-options.ts";
import { isRobot } from "./robots.ts";

/** Kinds of page, as they are counted. */
export const accessPages = ["search", "map", "structure", "organisation", "person", "other"] as const;
export type AccessPage = (typeof accessPages)[number];

/** The kind of page that a route of the portal shows; null for what is no page of the portal. */
export function portalPage(route: string): AccessPage | null {
  const [, first = "", second = ""] = route.split("/");
  if (first === "structures") return "structure";
  if (first === "organisations") return "organisation";
  if (first === "people") return "person";
  if (first !== "lab") return null;
  return second === "" ? "search" : second === "map" ? "map" : "other";
}

/**
 * The page that a person was just shown, null where that is not what happened. One access is one view of one page of
 * the portal: asked by a browser that wants a page to show, answered by it (200), or found unchanged since the browser
 * last had it (304: the same reader looks again). Left out: robots, HEAD, what is fetched before anyone asked for it
 * (`Sec-Purpose`, Fetch standard; older `Purpose`, `X-Moz`), parts of pages, downloads, errors and redirections.
 */
export function pageViewed({ route, method, status, header }: Served): AccessPage | null {
  const page = portalPage(route);
  if (page === null || method !== "GET" || (status !== 200 && status !== 304)) return null;
  if (!/text\/html/i.test(header("accept") ?? "")) return null;
  if (["sec-purpose", "purpose", "x-purpose", "x-moz"].some((name) => /prefetch|prerender|preview/i.test(header(name) ?? ""))) return null;
  const destination = header("sec-fetch-dest");
  if (destination !== undefined && destination !== "document") return null;
  return isRobot(header("user-agent")) ? null : page;
}
