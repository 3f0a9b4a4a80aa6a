import type { VNode } from "preact";
import { DataLink, Heading, Tag } from "../../../../kernel/html/index.ts";
import { formatIdentifier, identifierUrl, type ResolvedValue } from "../../../directory/index.ts";
import { relationsOf, relationsTo, resolvedOf, type EntityFacts } from "../entity-facts.ts";
import { FieldRow, ValuesOverTime } from "../field-row.tsx";
import type { Place } from "../place.ts";
import { addressLines, bagOf, codedItems, schemeName, textAt } from "../values/value-text.ts";
import { RelationList } from "./relation-list.tsx";

export interface SectionProps {
  readonly facts: EntityFacts;
  readonly place: Place;
  readonly path: string;
}

function Rows({ id, title, rows }: { readonly id: string; readonly title: string; readonly rows: readonly (VNode | null)[] }): VNode {
  return (
    <section aria-labelledby={id}>
      <Heading level={2} id={id}>{title}</Heading>
      <dl class="definitions facts">{rows}</dl>
    </section>
  );
}

/** Name over time, kind, dates and identifiers. */
export function IdentitySection({ facts, place, path }: SectionProps): VNode {
  const { say } = place;
  const common = { facts, place, statementsPath: `${path}/statements` };
  return Rows({
    id: "identity",
    title: say("Identité", "Identity"),
    rows: [
      <FieldRow {...common} code="name"><p>{facts.record.ref.name}</p><ValuesOverTime code="name" facts={facts} place={place} /></FieldRow>,
      <FieldRow {...common} code="acronym" />,
      <FieldRow {...common} code="structure-type" />,
      <FieldRow {...common} code="legal-form" />,
      <FieldRow {...common} code="organisation-type" />,
      <FieldRow {...common} code="opened" {...(facts.record.ref.kind === "structure" ? { missing: say("Date inconnue.", "Date unknown.") } : {})} />,
      <FieldRow {...common} code="closed" />,
      <FieldRow {...common} code="country" />,
      <FieldRow {...common} code="identifier"><Identifiers facts={facts} place={place} /></FieldRow>,
    ],
  });
}

function Identifiers({ facts, place }: Pick<SectionProps, "facts" | "place">): VNode {
  const values = resolvedOf(facts, "identifier", place)?.current ?? [];
  if (values.length === 0) return <p class="soft">{place.say("Aucun identifiant connu.", "No identifier known.")}</p>;
  return <ul class="relations">{values.map((value) => <IdentifierItem value={value} place={place} />)}</ul>;
}

function IdentifierItem({ value: { value }, place }: { readonly value: ResolvedValue; readonly place: Place }): VNode {
  const scheme = textAt(value, "scheme") ?? "";
  const code = textAt(value, "value") ?? "";
  const valid = bagOf(value)["valid"] !== false;
  return (
    <li>
      <span class="soft">{schemeName(scheme, place.language)}</span>{" "}
      <DataLink href={valid ? identifierUrl(scheme, code) : null}>{formatIdentifier(scheme, code)}</DataLink>
      {valid ? null : <> <Tag tone="warn">{place.say("forme incorrecte", "wrong form")}</Tag></>}
    </li>
  );
}

/** Who answers for the structure, and who takes part in it. */
export function ParentsSection({ facts, place, path }: SectionProps): VNode {
  const { say } = place;
  const common = { facts, place, statementsPath: `${path}/statements` };
  const list = (code: string, empty: string): VNode => <RelationList {...relationsOf(facts, code, place)} end={(relation) => relation.object} place={place} empty={empty} />;
  return Rows({
    id: "parents",
    title: say("Tutelles et rattachements", "Parents and ties"),
    rows: [
      <FieldRow {...common} code="co-supervision" label={say("Tutelles", "Parent institutions")}>{list("co-supervision", say("Aucune tutelle connue à cette date.", "No parent institution known on this day."))}</FieldRow>,
      <FieldRow {...common} code="participation" label={say("Participants, sans être tutelles", "Participants, not parents")}>{list("participation", say("Aucun participant connu à cette date.", "No participant known on this day."))}</FieldRow>,
      ...(["managed-by", "thematic-institute", "part-of", "host-site", "partner"] as const).map((code) =>
        relationsOf(facts, code, place).current.length + relationsOf(facts, code, place).others.length === 0 ? null : <FieldRow {...common} code={code}>{list(code, say("Aucun à cette date.", "None on this day."))}</FieldRow>,
      ),
      <InverseRow facts={facts} place={place} fields={["part-of", "managed-by", "thematic-institute", "host-site"]} title={say("Structures qui en font partie", "Structures that are part of it")} />,
      <InverseRow facts={facts} place={place} fields={["agreement"]} title={say("Conventions", "Agreements")} />,
      <InverseRow facts={facts} place={place} fields={["partner"]} title={say("Partenaires qui la citent", "Partners that name it")} />,
    ],
  });
}

/** Relations that others state towards the structure. */
function InverseRow({ facts, place, fields, title }: Pick<SectionProps, "facts" | "place"> & { readonly fields: readonly string[]; readonly title: string }): VNode | null {
  const all = fields.map((field) => relationsTo(facts, field, place));
  const current = all.flatMap((one) => one.current);
  const others = all.flatMap((one) => one.others);
  if (current.length + others.length === 0) return null;
  return (
    <div class="fact">
      <dt>{title}</dt>
      <dd><div class="fact-value"><RelationList current={current} others={others} end={(relation) => relation.subject} place={place} /></div></dd>
    </div>
  );
}

/** Address, and the way to the map. */
export function PlacesSection({ facts, place, path }: SectionProps): VNode {
  const { say } = place;
  const common = { facts, place, statementsPath: `${path}/statements` };
  const addresses = resolvedOf(facts, "address", place)?.current ?? [];
  const region = addresses.map(({ value }) => textAt(value, "regionCode")).find((code) => code !== null) ?? null;
  const positioned = (resolvedOf(facts, "position", place)?.current.length ?? 0) > 0;
  return Rows({
    id: "places",
    title: say("Adresse", "Address"),
    rows: [
      <FieldRow {...common} code="address">
        {addresses.length === 0 ? <p class="soft">{say("Aucune adresse connue à cette date.", "No address known on this day.")}</p> : addresses.map(({ value }) => (
          <address class="address">{addressLines(value).map((line) => <span>{line}</span>)}</address>
        ))}
        {addresses.length > 0 ? (
          <p class="small"><a href={place.href("/lab/map", { q: facts.record.ref.code, ...(region === null ? {} : { region }) })}>{say("Voir sur la carte", "See on the map")}</a></p>
        ) : null}
      </FieldRow>,
      positioned ? <FieldRow {...common} code="position" /> : null,
    ],
  });
}

/** What the structure works on, in its own words and those of the register. */
export function ScienceSection({ facts, place, path }: SectionProps): VNode | null {
  const { say } = place;
  const common = { facts, place, statementsPath: `${path}/statements` };
  const codes = ["domains", "erc-panels", "keywords", "presentation", "website"];
  if (!codes.some((code) => resolvedOf(facts, code, place) !== undefined)) return null;
  const coded = (code: string): VNode | null => {
    const values = resolvedOf(facts, code, place)?.current ?? [];
    if (values.length === 0) return <FieldRow {...common} code={code} />;
    return (
      <FieldRow {...common} code={code}>
        <ul class="relations">{values.flatMap(({ value }) => codedItems(value)).map((item) => <li>{item.label}{item.code === item.label ? null : <> <span class="soft small">{item.code}</span></>}</li>)}</ul>
      </FieldRow>
    );
  };
  const website = resolvedOf(facts, "website", place)?.current ?? [];
  return Rows({
    id: "science",
    title: say("Recherche", "Research"),
    rows: [
      coded("domains"), coded("erc-panels"),
      <FieldRow {...common} code="keywords" />,
      <FieldRow {...common} code="presentation" />,
      website.length === 0 ? <FieldRow {...common} code="website" /> : (
        <FieldRow {...common} code="website">{website.map(({ value }) => <p><DataLink href={typeof value === "string" ? value : null}>{String(value)}</DataLink></p>)}</FieldRow>
      ),
    ],
  });
}

/** Directors and other people that a public register names. */
export function PeopleSection({ facts, place, path }: SectionProps): VNode {
  const { say } = place;
  const common = { facts, place, statementsPath: `${path}/statements` };
  const list = (code: string): VNode => <RelationList {...relationsOf(facts, code, place)} end={(relation) => relation.object} place={place} empty={say("Personne n’est nommé à cette date.", "Nobody is named on this day.")} />;
  const members = relationsOf(facts, "member", place);
  return Rows({
    id: "people",
    title: say("Personnes", "People"),
    rows: [
      <FieldRow {...common} code="director">{list("director")}</FieldRow>,
      members.current.length + members.others.length === 0 ? null : <FieldRow {...common} code="member">{list("member")}</FieldRow>,
    ],
  });
}
