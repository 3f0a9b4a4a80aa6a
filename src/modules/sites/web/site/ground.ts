import type { Day } from "../../../../kernel/time/day.ts";
import { communes } from "../../../directory/index.ts";
import type { Partner, Site } from "../../domain/model.ts";
import type { SitesWebDeps } from "../deps.ts";

export interface Agreement {
  readonly name: string;
  readonly href: string | null;
  readonly partner: string;
}

/** What the directory knows of a site on a day. */
export interface Ground {
  /** Structures of the institute whose address is on the site; null where the directory does not know the institute. */
  readonly structures: number | null;
  readonly searchHref: string;
  readonly agreements: readonly Agreement[];
}

/** The codes of a commune and of its arrondissements: a structure of Lyon stands in 69381 to 69389. */
export function communeCodes(site: Pick<Site, "communes">): readonly string[] {
  const covered = new Set(site.communes);
  const parts = [...communes().byCode.values()].filter((one) => one.kind === "arrondissement" && covered.has(one.partOf)).map((one) => one.code);
  return [...covered, ...parts];
}

export async function groundOf(deps: SitesWebDeps, site: Site, on: Day): Promise<Ground> {
  const institute = (await deps.directory.find(deps.institute))?.ref ?? null;
  const found = institute === null ? null : await deps.directory.structures({ on, sites: communeCodes(site), related: { ids: [institute.id], relations: [] }, pageSize: 1 });
  const query = new URLSearchParams(site.communes.map((code) => ["site", code]));
  if (institute !== null) query.append("parent", institute.code);
  return { structures: found?.total ?? null, searchHref: `/lab?${query.toString()}`, agreements: institute === null ? [] : (await Promise.all(site.partners.map((partner) => agreementsWith(deps, institute.id, partner, on)))).flat() };
}

/** Agreements in force between the institute and a partner: told of the two organisations, or as a thing of its own with its parties. */
async function agreementsWith({ directory }: SitesWebDeps, institute: string, partner: Partner, on: Day): Promise<readonly Agreement[]> {
  if (partner.code === null) return [];
  const ref = (await directory.find(partner.code, "organisation"))?.ref;
  if (ref === undefined) return [];
  const [from, to, parties] = [
    await directory.relations({ subject: ref.id, fields: ["agreement"], on }), await directory.relations({ object: ref.id, fields: ["agreement"], on }), await directory.relations({ object: ref.id, fields: ["agreement-party"], on }),
  ];
  const direct = [...from, ...to].filter(({ subject, object }) => subject.id === institute || object.id === institute).map(({ value }): Agreement => ({ name: typeof value === "object" && value !== null && "type" in value && typeof value["type"] === "string" ? value["type"] : "", href: null, partner: partner.name }));
  // The same agreement may be told in both ways: the one with a name says more.
  return parties.length > 0 ? parties.map(({ subject }): Agreement => ({ name: subject.name, href: null, partner: partner.name })) : direct;
}
