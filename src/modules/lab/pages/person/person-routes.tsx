import { createElement, type VNode } from "preact";
import { Breadcrumbs, Heading, Lead } from "../../../../kernel/html/index.ts";
import { formatDay } from "../../../../kernel/i18n/format.ts";
import { route, type Route } from "../../../../kernel/http/route.ts";
import type { LabDeps } from "../../deps.ts";
import { jsonLdText } from "../../records/json-ld.ts";
import { personLinkedData } from "../../records/structure-record.ts";
import { DayForm } from "../day-form.tsx";
import { loadEntityFacts, relationsTo, type EntityFacts } from "../entity-facts.ts";
import { unknownEntity } from "../errors.ts";
import { findEntity, pathOf } from "../find-entity.ts";
import { FieldRow } from "../field-row.tsx";
import { codeParams, onQuery, placeOf, type Place } from "../place.ts";
import { RelationList } from "../structure/relation-list.tsx";
import { LinkedData } from "../structure/structure-view.tsx";

/** Roles of a person that public registers give. Someone without any has no page: nothing private is ever shown here. */
export function publicRoles(facts: Pick<EntityFacts, "to">): EntityFacts["to"] {
  return facts.to.filter(({ subject, field }) => subject.kind === "structure" && (field === "director" || field === "member"));
}

/** Pages of people whom a public register names with their role. */
export function personRoutes({ directory, publicUrl }: LabDeps): Route[] {
  return [
    route({
      method: "GET", path: "/people/:code", access: "public", summary: "One person named by a public register, with roles", params: codeParams, query: onQuery,
      handle: async ({ params, query, context }) => {
        const found = await findEntity(directory, "person", params.code, context.url);
        if ("move" in found) return found.move;
        const place = placeOf(context, query.on);
        const facts = await loadEntityFacts(directory, found.ref, "person", place);
        if (publicRoles(facts).length === 0) throw unknownEntity("person");
        const linkedData = jsonLdText(personLinkedData(facts, place.on, publicUrl));
        // The title is that of the page, not the name: names of people stay out of what browsers and logs keep.
        return {
          kind: "page",
          page: { title: place.say("Personne", "Person"), section: "lab", body: createElement(PersonView, { facts, place, path: pathOf(found.ref) ?? "", linkedData }), demonstration: facts.record.demonstration },
        };
      },
    }),
  ];
}

function PersonView({ facts, place, path, linkedData }: { readonly facts: EntityFacts; readonly place: Place; readonly path: string; readonly linkedData: string }): VNode {
  const { say, language } = place;
  const fields = ["director", "member"] as const;
  const current = fields.flatMap((field) => relationsTo(facts, field, place).current);
  const structures = new Set(current.map(({ subject }) => subject.id)).size;
  return (
    <article class="entity">
      <header>
        <Breadcrumbs language={language} crumbs={[{ label: say("Laboratoires", "Labs"), href: "/lab" }, { label: say("Personne", "Person") }]} />
        <Heading level={1} kicker={say("Personne nommée par un registre public", "Person named by a public register")}>{facts.record.ref.name}</Heading>
        <Lead>
          {structures === 0
            ? say(`Aucun rôle connu au ${formatDay(place.on, language)}.`, `No role known on ${formatDay(place.on, language)}.`)
            : say(`${structures === 1 ? "Un rôle dans une structure" : `Des rôles dans ${structures} structures`} au ${formatDay(place.on, language)}.`, `${structures === 1 ? "A role in one structure" : `Roles in ${structures} structures`} on ${formatDay(place.on, language)}.`)}
        </Lead>
      </header>
      <DayForm place={place} />
      <section aria-labelledby="roles">
        <Heading level={2} id="roles">{say("Rôles", "Roles")}</Heading>
        <dl class="definitions facts">
          {fields.map((field) => {
            const roles = relationsTo(facts, field, place);
            if (roles.current.length + roles.others.length === 0) return null;
            return (
              <div class="fact">
                <dt>{facts.fields.get(field)?.label[language]}</dt>
                <dd><div class="fact-value"><RelationList {...roles} end={(relation) => relation.subject} place={place} empty={say("Aucun rôle à cette date.", "No role on this day.")} /></div></dd>
              </div>
            );
          })}
        </dl>
      </section>
      <section aria-labelledby="origin">
        <Heading level={2} id="origin">{say("Identité", "Identity")}</Heading>
        <dl class="definitions facts">
          {(["name", "identifier"] as const).map((code) => <FieldRow code={code} facts={facts} place={place} statementsPath={path} />)}
        </dl>
        <p class="small soft">{say("Deux personnes de même nom ne sont jamais confondues d’elles-mêmes\u202f: chacune garde sa fiche jusqu’à ce que quelqu’un tranche.", "Two people of the same name are never taken for one by themselves: each keeps a record until somebody decides.")}</p>
      </section>
      <p class="downloads">
        {say("Formats d’échange\u202f:", "Exchange formats:")} <a href={`${path}/record.jsonld`} download>JSON-LD (schema.org)</a> · <a href={`${path}/record.cerif.xml`} download>CERIF XML (OpenAIRE 1.2)</a>
      </p>
      <LinkedData text={linkedData} />
    </article>
  );
}
