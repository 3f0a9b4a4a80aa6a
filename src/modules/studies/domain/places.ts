import { departmentOf, regionOf } from "../../directory/index.ts";
import type { Site } from "./parts.ts";

/** The French department of a site, from its postal code (Corsica by the numbers of its two); null abroad or where it is not said. */
export function departmentOfSite({ postalCode, country }: Pick<Site, "postalCode" | "country">): string | null {
  const code = (postalCode ?? "").replace(/\s/g, "");
  if ((country !== null && country !== "FR") || !/^\d{5}$/.test(code)) return null;
  const number = /^9[78]/.test(code) ? code.slice(0, 3) : code.startsWith("20") ? (Number(code) < 20_200 ? "2A" : "2B") : code.slice(0, 2);
  return departmentOf(number) === null ? null : number;
}

/** The French region of a site: as said, else that of its department; null abroad or where it cannot be told. */
export function regionOfSite(site: Pick<Site, "postalCode" | "country" | "region">): string | null {
  if (site.country !== null && site.country !== "FR") return null;
  if (site.region !== null && regionOf(site.region) !== null) return site.region;
  const department = departmentOfSite(site);
  return department === null ? null : (departmentOf(department)?.regionCode ?? null);
}
