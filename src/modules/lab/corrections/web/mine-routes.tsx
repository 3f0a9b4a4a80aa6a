import type { VNode } from "preact";
import { Heading } from "../../../../kernel/html/index.ts";
import { route, type Actor, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { rolesFor } from "../../../identity/index.ts";
import type { EntityRef } from "../../../directory/index.ts";
import type { LabDeps } from "../../deps.ts";
import type { EntityFacts } from "../../pages/entity-facts.ts";
import type { Place } from "../../pages/place.ts";
import { askStateOn } from "../../quality/asks/ask.ts";
import { asksOfStructures, listAsks } from "../../quality/asks/store.ts";
import { waitingStates } from "../domain/moves.ts";
import { correctableFields, maySpeakFor, ownersFor } from "../domain/routing.ts";
import { correctionsOfStructure, listCorrections } from "../store/corrections.ts";
import { codesOf } from "./load.ts";
import { CorrectionList, MinePage, type MineEntry } from "./mine-page.tsx";
import { labelOfField } from "./words.ts";

const listed = 200;

/** What is asked of somebody's structures, and the answers to what they proposed. */
export function mineRoutes(deps: LabDeps): readonly Route[] {
  const { db, directory, clock } = deps;
  return [
    route({
      method: "GET", path: "/lab/my-structures", access: { anyOf: rolesFor("corrections.propose") }, summary: "The structures of the caller: asks and answers",
      handle: async ({ context }) => {
        const grants = (context.actor?.roles ?? []).filter((grant) => rolesFor("corrections.propose").some((role) => role === grant.role));
        const everywhere = grants.some((grant) => grant.perimeter.length === 0);
        const wanted = everywhere ? await busyCodes(deps) : [...new Set(grants.flatMap((grant) => grant.perimeter))];
        const found = await Promise.all(wanted.slice(0, listed).map(async (code) => ({ code, ref: (await directory.find(code, "structure"))?.ref ?? null })));
        const refs = [...new Map(found.flatMap(({ ref }) => (ref === null ? [] : [[ref.id, ref] as const]))).values()];
        const entries = (await Promise.all(refs.map((ref) => entryOf(ref)))).sort((a, b) => a.name.localeCompare(b.name, "fr"));
        const unknown = everywhere ? [] : found.flatMap(({ code, ref }) => (ref === null ? [code] : []));
        const { language } = context;
        return {
          kind: "page",
          page: { title: language === "fr" ? "Mes structures" : "My structures", section: "lab", demonstration: await directory.hasDemonstration(), body: <MinePage entries={entries} unknown={unknown} everywhere={everywhere} fields={directory.fields} language={language} /> },
        };
      },
    }),
  ];

  async function entryOf(ref: EntityRef): Promise<MineEntry> {
    const keys = (await directory.keysOf(ref.id)).map(({ key }) => key);
    const [record, corrections, asks] = await Promise.all([directory.record(ref.id, clock.today()), correctionsOfStructure(db, keys), asksOfStructures(db, keys)]);
    return { code: ref.code, name: ref.name, contestedCount: record?.contestedCount ?? 0, corrections, asks: asks.map((ask) => ({ ...ask, state: askStateOn(ask, clock.today()) })) };
  }
}

/** Structures with a correction or an ask, for those whose role holds everywhere. */
async function busyCodes({ db, directory }: LabDeps): Promise<readonly string[]> {
  const demonstration = await directory.hasDemonstration();
  const [{ items }, asks] = [await listCorrections(db, { demonstration, descending: true, pageSize: 1000 }), await listAsks(db, demonstration)];
  return [...new Set([...items.map((one) => one.structure.key), ...asks.map((one) => one.structure.key)])];
}

/** On a row of a structure's page, the way to correct it: an address by field, for those who may. */
export function correctionLinks({ directory }: Pick<LabDeps, "directory">, actor: Actor | null, facts: EntityFacts): ((field: string) => string | null) | undefined {
  if (!maySpeakFor(actor, codesOf(facts.record))) return undefined;
  const fields = new Set(correctableFields(directory.fields).map(({ code }) => code));
  const path = `/structures/${encodeURIComponent(facts.record.ref.code)}/corrections/new`;
  return (field) => (fields.has(field) ? `${path}?field=${encodeURIComponent(field)}` : null);
}

/**
 * What a structure's page says of its corrections: to those who speak for it or answer, all with their answers; to anyone,
 * that the lab says otherwise and waits for an answer, names of people aside.
 */
export async function correctionsSection(deps: LabDeps, context: RequestContext, facts: EntityFacts, place: Place): Promise<VNode | null> {
  const keys = (await deps.directory.keysOf(facts.record.ref.id)).map(({ key }) => key);
  const all = await correctionsOfStructure(deps.db, keys);
  const { say, language } = place;
  const speaks = maySpeakFor(context.actor, codesOf(facts.record));
  const owners = ownersFor(context.actor);
  const own = all.filter((one) => speaks || owners.includes(one.owner));
  const fields = deps.directory.fields;
  const open = all.filter((one) => !own.includes(one) && waitingStates.includes(one.state) && fields.find(({ code }) => code === one.field)?.objectKinds?.includes("person") !== true);
  if (own.length + open.length === 0 && !speaks) return null;
  return (
    <section aria-labelledby="corrections">
      <Heading level={2} id="corrections">Corrections</Heading>
      {open.length === 0 ? null : (
        <ul class="contested">
          {open.map((one) => <li>{say("Le laboratoire propose, et attend une réponse\u202f: ", "The lab proposes, and waits for an answer: ")}{labelOfField(fields, one.field)[language]}{say("\u202f: ", ": ")}{one.text[language]}</li>)}
        </ul>
      )}
      <CorrectionList corrections={own} fields={fields} language={language} />
      {speaks ? <p><a href={`/structures/${encodeURIComponent(facts.record.ref.code)}/corrections/new`}>{say("Proposer une correction sur un autre champ", "Propose a correction of another field")}</a></p> : null}
    </section>
  );
}
