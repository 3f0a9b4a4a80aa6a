import { digestOfBodies, dublinCore, type OaiEntry, type OaiRepository, type OaiSet } from "../../../kernel/oai/index.ts";
import type { Clock, Day } from "../../../kernel/time/day.ts";
import type { XmlElement } from "../../../kernel/xml/xml.ts";
import type { Publications } from "../domain/publications.ts";
import { documentTypes } from "../domain/record.ts";
import type { Work } from "../domain/work.ts";
import type { AffiliationReader, WorkAffiliations } from "./affiliations.ts";
import { cerifFormat, cerifOf, hasCerif, publicationId, unitId, type CerifNeighbours } from "./cerif.ts";
import { dublinCoreOf } from "./dublin-core.ts";

export interface PublicationRepositoryDeps {
  readonly clock: Clock;
  readonly publications: Pick<Publications, "changesAfter" | "works">;
  readonly affiliations: AffiliationReader;
  /** Where the world reaches this site, without a slash at its end. */
  readonly siteUrl: string;
  /** Which of these ids (`OrgUnits/…`) have a record of their own. */
  readonly liveUnits: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** The ids (`Persons/…`) of those of these ORCIDs whose people have a record of their own. */
  readonly peopleOf: (orcids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** To be changed with what records say, so that all are looked at again. */
const recipe = 1;
const worksAtOnce = 200;

/** How far the works were followed: with which recipe, which state of the matching, and when all were last looked at. */
interface Position {
  readonly recipe: number;
  readonly affiliations: string;
  readonly lookedOn: string;
  readonly sequence: number;
}

const setStart = "publications";

/**
 * The works of the institute for OAI-PMH: those with a signature of it or of one of its units, once matched. A work that is merged
 * away or loses that signature is a deleted record. Sets: by year, by type, by structure at the date of the paper; the
 * set of the CRIS guidelines; and `demonstration` for what is made up.
 */
export function publicationRepository(deps: PublicationRepositoryDeps): OaiRepository {
  const { publications, clock } = deps;

  async function load(codes: readonly string[]): Promise<readonly { readonly work: Work; readonly affiliations: WorkAffiliations | undefined; readonly neighbours: CerifNeighbours }[]> {
    const works = await publications.works(codes);
    const affiliations = await deps.affiliations.affiliationsOf(codes);
    const units = new Set([...affiliations.values()].flatMap(({ signatures }) => signatures.flatMap(({ matches }) => matches.map(({ code }) => unitId(code)))));
    // People are looked up where the institute signs: others have no record here.
    const ours = works.flatMap((work) => {
      const ranks = new Set(affiliations.get(work.code)?.signatures.filter(({ matches }) => matches.length > 0).map(({ rank }) => rank));
      return (work.authors?.value ?? []).filter(({ orcid, rank }) => orcid !== null && ranks.has(rank)).map(({ orcid }) => orcid ?? "");
    });
    const neighbours = { units: await deps.liveUnits([...units]), people: await deps.peopleOf([...new Set(ours)]) };
    return works.map((work) => ({ work, affiliations: affiliations.get(work.code), neighbours }));
  }

  function bodiesOf({ work, affiliations, neighbours }: Awaited<ReturnType<typeof load>>[number], today: Day): ReadonlyMap<string, XmlElement> {
    const bodies = new Map([[dublinCore.prefix, dublinCoreOf(work, today, deps.siteUrl)]]);
    return hasCerif(work) ? bodies.set(cerifFormat.prefix, cerifOf(work, affiliations, neighbours, today)) : bodies;
  }

  return {
    name: setStart,
    formats: [dublinCore, cerifFormat],
    sets: async (inUse) => namedSets(inUse),
    async changes(position) {
      const today = clock.today();
      const affiliations = await deps.affiliations.revision();
      const known = position === null ? null : (JSON.parse(position) as Position);
      // A change of structures is a change of the work. What else of a signature may change (which author it is, say) is
      // looked for once a day: every work is then looked at again, and those whose text is the same stay as they are.
      const again = known === null || known.recipe !== recipe || (known.affiliations !== affiliations && known.lookedOn < today);
      const looked = again ? { recipe, affiliations, lookedOn: today } : { recipe, affiliations: known.affiliations, lookedOn: known.lookedOn };
      const sequence = again ? 0 : known.sequence;
      const changes = await publications.changesAfter(sequence, worksAtOnce);
      const codes = [...new Set(changes.codes.map(({ code }) => code))];
      const here = new Map((await load(codes)).map((one) => [one.work.code, one]));
      const entries = codes.map((code): OaiEntry => {
        const one = here.get(code);
        if (one === undefined || one.affiliations?.institute !== true) return { id: publicationId(code), deleted: true, formats: [], sets: [], digest: "" };
        const bodies = bodiesOf(one, today);
        return { id: publicationId(code), deleted: false, formats: [...bodies.keys()], sets: setsOf(one.work, one.affiliations), digest: digestOfBodies([...bodies.values()]) };
      });
      return { entries, position: JSON.stringify({ ...looked, sequence: changes.sequence } satisfies Position), whole: false, more: changes.codes.length >= worksAtOnce };
    },
    async bodies(ids, prefix) {
      const loaded = await load(ids.map((id) => id.slice(publicationId("").length)));
      return new Map(loaded.flatMap((one) => {
        const body = bodiesOf(one, clock.today()).get(prefix);
        return body === undefined ? [] : [[publicationId(one.work.code), body] as const];
      }));
    },
  };
}

function setsOf(work: Work, affiliations: WorkAffiliations | undefined): readonly string[] {
  const structures = (affiliations?.structures ?? []).map(({ code }) => code).filter((code) => /^[\w.-]+$/.test(code));
  return [
    ...(work.year === null ? [] : [`${setStart}:year:${work.year.value}`]),
    ...(work.documentType === null ? [] : [`${setStart}:type:${work.documentType.value}`]),
    ...structures.map((code) => `${setStart}:structure:${code}`),
    ...(hasCerif(work) ? ["openaire_cris_publications"] : []),
    ...(work.demonstration ? ["demonstration"] : []),
    ...(work.year === null && work.documentType === null ? [setStart] : []),
  ];
}

/** In English, the language of the protocol; the sets of the guidelines are named by whoever composes the provider. */
function namedSets(inUse: readonly string[]): readonly OaiSet[] {
  const named: OaiSet[] = [{ spec: setStart, name: "Publications" }];
  for (const spec of inUse) {
    const [, kind, value] = spec.split(":");
    if (!spec.startsWith(`${setStart}:`)) continue;
    if (value === undefined) named.push({ spec, name: `Publications by ${kind === "type" ? "document type" : kind}` });
    else if (kind === "year") named.push({ spec, name: `Publications of ${value}` });
    else if (kind === "type" && documentTypes.some((type) => type === value)) named.push({ spec, name: `Publications: ${value}` });
    else if (kind === "structure") named.push({ spec, name: `Publications of the structure ${value}` });
  }
  return named;
}
