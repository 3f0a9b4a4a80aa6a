import type { VNode } from "preact";
import { DataLink, Disclosure, Help, Tag } from "../../../../kernel/html/index.ts";
import { plural } from "../../../../kernel/i18n/format.ts";
import type { EntityRef, Relation } from "../../../directory/index.ts";
import { pathOf } from "../find-entity.ts";
import type { Place } from "../place.ts";
import { observedText, standingOf, statedPeriod } from "../standing.ts";
import { roleText, labelOf, textAt } from "../values/value-text.ts";

export interface RelationListProps {
  readonly current: readonly Relation[];
  readonly others: readonly Relation[];
  /** Which end of the relation is the other one. */
  readonly end: (relation: Relation) => EntityRef;
  readonly place: Place;
  readonly empty?: string;
  /** Shown before the rest folds away. */
  readonly first?: number;
}

/** The other ends of a relation with label, role, since when, and whether it is attested or presumed on the day. */
export function RelationList({ current, others, end, place, empty, first = 12 }: RelationListProps): VNode {
  const { say } = place;
  const presumed = current.filter((relation) => standingOf(relation, place.on) === "presumed").length;
  const item = (relation: Relation): VNode => <RelationItem relation={relation} end={end(relation)} place={place} />;
  return (
    <>
      {current.length === 0 ? <p class="soft">{empty ?? say("Aucune à cette date.", "None on this day.")}</p> : <ul class="relations">{current.slice(0, first).map(item)}</ul>}
      {current.length > first ? (
        <Disclosure summary={say(`Voir les ${current.length - first} autres`, `See the other ${current.length - first}`)}>
          <ul class="relations">{current.slice(first).map(item)}</ul>
        </Disclosure>
      ) : null}
      {current.length > 0 ? <Standings presumed={presumed} total={current.length} place={place} /> : null}
      {others.length > 0 ? (
        <Disclosure summary={say(`${others.length} à d’autres dates`, `${others.length} on other days`)}>
          <ul class="relations">{others.map(item)}</ul>
        </Disclosure>
      ) : null}
    </>
  );
}

function RelationItem({ relation, end, place }: { readonly relation: Relation; readonly end: EntityRef; readonly place: Place }): VNode {
  const label = labelOf(relation.value);
  const given = textAt(relation.value, "role") ?? textAt(relation.value, "title");
  // The name of the field says it already.
  const role = given === relation.field ? null : given;
  const path = pathOf(end);
  return (
    <li>
      <DataLink href={path === null ? null : place.href(path)}>{end.name}</DataLink>
      {label === null ? null : <> <span class="relation-label">{label}</span></>}
      {role === null ? null : <> <span class="soft">{roleText(role, place.language)}</span></>}{" "}
      <span class="soft small">{sinceText(relation, place)}</span>
    </li>
  );
}

/** What the source states, else when it was seen. */
export function sinceText(relation: Relation, place: Place): string {
  return statedPeriod(relation, place) ?? observedText(relation.attestedFrom, relation.attestedUntil, place);
}

function Standings({ presumed, total, place }: { readonly presumed: number; readonly total: number; readonly place: Place }): VNode {
  const { say } = place;
  const words = presumed === 0
    ? say("attesté à cette date", "attested on this day")
    : presumed === total ? say("présumé à cette date", "presumed on this day") : say(`dont ${presumed} ${plural("fr", presumed, { one: "présumé", other: "présumés" })} à cette date`, `of which ${presumed} presumed on this day`);
  return (
    <div class="small">
      <Help term={words}>
        {say(
          "Attesté\u202f: une livraison de cette période le dit. Présumé\u202f: des livraisons plus anciennes ou plus récentes le disent, et aucune ne dit le contraire.",
          "Attested: a delivery of that time says so. Presumed: earlier or later deliveries say so, and none says otherwise.",
        )}
      </Help>
    </div>
  );
}

export function StandingTag({ relation, place }: { readonly relation: Relation; readonly place: Place }): VNode {
  const standing = standingOf(relation, place.on);
  return <Tag tone={standing === "attested" ? "good" : "quiet"}>{standing === "attested" ? place.say("attesté", "attested") : place.say("présumé", "presumed")}</Tag>;
}
