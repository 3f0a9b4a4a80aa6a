import { dataciteElement, dataciteNamespace, dataciteSchema } from "../../../kernel/doi/index.ts";
import { digestOfBodies, dublinCore, type OaiEntry, type OaiFormat, type OaiRepository, type OaiSet } from "../../../kernel/oai/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { XmlElement } from "../../../kernel/xml/xml.ts";
import type { Studies } from "../domain/studies.ts";
import { accessOf } from "./access.ts";
import type { StudyExchangeContext } from "./context.ts";
import { studyDoiResource, studyIdentifier } from "./datacite.ts";
import { studyContext, type StudyContextDeps } from "./deps.ts";
import { studyDublinCore } from "./dublin-core.ts";
import { withVersions } from "./store/published.ts";
import type { ToldStudy } from "./told.ts";
import { ownCode } from "./words.ts";

/** DataCite as OpenAIRE harvests it: the resource itself, without a wrapper. */
const dataciteFormat: OaiFormat = { prefix: "oai_datacite", schema: dataciteSchema, namespace: dataciteNamespace };

const setStart = "studies";
/** To be changed with what records say, so that all are looked at again. */
const recipe = 1;
const atOnce = 200;

interface Position {
  readonly recipe: number;
  readonly sequence: number;
}

/** Published studies for OAI-PMH; withdrawn ones are deleted records. Sets: by type, by access to individual data, by year of publication; `demonstration` for what is made up. */
export function studyRepository(deps: StudyContextDeps & { readonly db: Db; readonly studies: Pick<Studies, "changesAfter" | "published"> }): OaiRepository {
  const idOf = (code: string): string => `${setStart}/${code}`;
  const bodyOf = (told: ToldStudy, prefix: string, context: StudyExchangeContext): XmlElement | null => {
    if (prefix === dublinCore.prefix) return studyDublinCore(told, context);
    if (prefix !== dataciteFormat.prefix) return null;
    const { value, type } = studyIdentifier(told, context);
    return dataciteElement(value, studyDoiResource(told, context), type);
  };
  const formats = [dublinCore, dataciteFormat];
  const toldOf = async (codes: readonly string[]): Promise<readonly ToldStudy[]> => withVersions(deps.db, await deps.studies.published(codes));
  return {
    name: setStart, formats,
    sets: async (inUse) => named(inUse),
    async changes(position) {
      const context = await studyContext(deps);
      const known = position === null ? null : (JSON.parse(position) as Position);
      const { items, sequence } = await deps.studies.changesAfter(known === null || known.recipe !== recipe ? 0 : known.sequence, atOnce);
      const codes = [...new Set(items.map(({ code }) => code))];
      const here = new Map((await toldOf(codes)).map((told) => [told.study.code, told]));
      const entries = codes.map((code): OaiEntry => {
        const told = here.get(code);
        if (told === undefined) return { id: idOf(code), deleted: true, formats: [], sets: [], digest: "" };
        const bodies = formats.flatMap(({ prefix }) => bodyOf(told, prefix, context) ?? []);
        return { id: idOf(code), deleted: false, formats: formats.map(({ prefix }) => prefix), sets: setsOf(told), digest: digestOfBodies(bodies) };
      });
      return { entries, position: JSON.stringify({ recipe, sequence } satisfies Position), whole: false, more: items.length >= atOnce };
    },
    async bodies(ids, prefix) {
      const context = await studyContext(deps);
      const found = await toldOf(ids.map((id) => id.slice(idOf("").length)));
      return new Map(found.flatMap((told) => {
        const body = bodyOf(told, prefix, context);
        return body === null ? [] : [[idOf(told.study.code), body] as const];
      }));
    },
  };
}

function setsOf({ study: { content, firstPublishedAt, demonstration } }: ToldStudy): readonly string[] {
  const type = ownCode(content.studyType);
  const year = firstPublishedAt?.slice(0, 4);
  return [
    setStart, ...(type === null || !/^[a-z-]+$/.test(type) ? [] : [`${setStart}:type:${type}`]), `${setStart}:access:${accessOf(content)}`,
    ...(year === undefined ? [] : [`${setStart}:year:${year}`]), ...(demonstration ? ["demonstration"] : []),
  ];
}

function named(inUse: readonly string[]): readonly OaiSet[] {
  const sets: OaiSet[] = [{ spec: setStart, name: "Health studies" }];
  for (const spec of inUse) {
    const [start, kind, value] = spec.split(":");
    if (start !== setStart || kind === undefined) continue;
    if (value === undefined) sets.push({ spec, name: `Health studies by ${kind}` });
    else sets.push({ spec, name: kind === "year" ? `Health studies published in ${value}` : kind === "type" ? `Health studies: ${value}` : `Health studies, access to individual data: ${value}` });
  }
  return sets;
}
