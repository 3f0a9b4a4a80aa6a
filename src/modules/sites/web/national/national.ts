import { both } from "../../../../kernel/i18n/format.ts";
import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import { referentsOn } from "../../domain/fold.ts";
import { commitmentsIn, minutesOf, viewOf, type CommitmentView, type SiteView } from "../../domain/view.ts";
import { conclusionNames, dueNames, reviewTitle, standingWords } from "../../domain/words.ts";
import { stateOn, undertakingStates, type Spread, type Standing } from "../../../steering/index.ts";
import { seesDrafts, type Place, type SitesWebDeps } from "../deps.ts";

/** A site in the national view. */
export interface SiteRow {
  readonly view: SiteView;
  readonly commitments: readonly CommitmentView[];
  readonly standings: ReadonlyMap<string, Standing>;
  readonly spread: Spread;
}

export interface NationalView {
  readonly rows: readonly SiteRow[];
  readonly spread: Spread;
  readonly demonstration: boolean;
}

/** Every site as the reader of this page sees it, with how its commitments of the running wave stand. */
export async function nationalView(deps: SitesWebDeps, place: Place): Promise<NationalView> {
  const [sites, standings] = [await deps.sites.all(place.knownOn), await deps.steering.standings("site-", place.knownOn)];
  const rows = [...sites.values()].map((site): SiteRow => {
    const view = viewOf(site, place.on, seesDrafts(place.context, site.code));
    const commitments = view.current?.commitments ?? [];
    return { view, commitments, standings, spread: deps.steering.spread(commitments.map(({ commitment }) => standings.get(commitment.subject)), place.on) };
  });
  rows.sort((a, b) => a.view.site.name.localeCompare(b.view.site.name, "fr"));
  const all = rows.flatMap((row) => row.commitments.map(({ commitment }) => standings.get(commitment.subject)));
  return { rows, spread: deps.steering.spread(all, place.on), demonstration: rows.some((row) => row.view.site.demonstration) };
}

export const siteSorts = ["name", "wave", "next", "late"] as const;
export type SiteSort = (typeof siteSorts)[number];

export interface SiteFilter {
  readonly q: string;
  readonly wave: string;
  readonly show: "all" | "late" | "waiting" | "without-referent";
  readonly sort: SiteSort;
  readonly direction: "ascending" | "descending";
}

/** The rows that the filter keeps, in its order; what has no next review comes last whichever way. */
export function filtered(rows: readonly SiteRow[], filter: SiteFilter): readonly SiteRow[] {
  const words = fold(filter.q);
  const kept = rows.filter(({ view }) =>
    (words === "" || fold(`${view.site.name} ${view.site.code} ${view.site.partners.map((one) => one.name).join(" ")}`).includes(words)) &&
    (filter.wave === "" || view.current?.wave.letter === filter.wave) &&
    (filter.show === "all" || (filter.show === "late" ? view.late.length > 0 : filter.show === "waiting" ? view.waiting > 0 : view.referents.length === 0)));
  const value = ({ view }: SiteRow): string | number => {
    switch (filter.sort) {
      case "name": return fold(view.site.name);
      case "wave": return view.current === null ? "~" : `${view.current.wave.startsOn} ${view.current.wave.letter}`;
      case "next": return view.next?.dueOn ?? "~";
      case "late": return view.late.length;
    }
  };
  const way = filter.direction === "ascending" ? 1 : -1;
  return kept.toSorted((a, b) => {
    const [left, right] = [value(a), value(b)];
    return left < right ? -way : left > right ? way : 0;
  });
}

function fold(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}

export function sitesTable({ rows, demonstration }: NationalView, place: Place): Table {
  return {
    name: "sites", title: both("Dialogue de site, vue nationale", "Site dialogue, national view"), demonstration,
    columns: [
      { key: "site", label: both("Code", "Code") }, { key: "name", label: both("Site", "Site") }, { key: "wave", label: both("Vague", "Wave") },
      { key: "startsOn", label: both("Début", "Start") }, { key: "halfWayOn", label: both("Mi-parcours", "Half-way") }, { key: "lastDay", label: both("Fin", "End") },
      { key: "referents", label: both("Référents désignés", "Referents named") }, { key: "commitments", label: both("Engagements", "Commitments") },
      ...undertakingStates.map((state) => ({ key: state, label: standingWords[state].several })), { key: "neverReviewed", label: standingWords.never.several },
      { key: "nextReview", label: both("Prochaine revue", "Next review") }, { key: "nextDue", label: both("À tenir avant le", "To be held by") }, { key: "lateReviews", label: both("Revues en retard", "Late reviews") },
    ],
    rows: rows.map(({ view, spread }): Cell[] => {
      const wave = view.current?.wave ?? null;
      return [
        view.site.code, view.site.name, wave?.code ?? null, ...(wave === null ? [null, null, null] : [{ day: wave.startsOn }, { day: wave.halfWayOn }, { day: wave.lastDay }]),
        referentsOn(view.site, place.on).length, spread.total, ...undertakingStates.map((state) => spread.counts[state]), spread.neverReviewed,
        view.next === null ? null : reviewTitle(view.next), view.next === null ? null : { day: view.next.dueOn }, view.late.length,
      ];
    }),
  };
}

export function commitmentsTable({ rows, demonstration }: NationalView, place: Place): Table {
  return {
    name: "site-commitments", title: both("Engagements pris sur les sites", "Commitments made on sites"), demonstration,
    columns: [
      { key: "site", label: both("Site", "Site") }, { key: "name", label: both("Nom du site", "Name of the site") }, { key: "wave", label: both("Vague", "Wave") }, { key: "number", label: both("Numéro", "Number") },
      { key: "titleFr", label: both("Engagement", "Commitment in French") }, { key: "titleEn", label: both("Engagement en anglais", "Commitment in English") },
      { key: "textFr", label: both("Texte", "Text in French") }, { key: "textEn", label: both("Texte en anglais", "Text in English") },
      { key: "partners", label: both("Partenaires concernés", "Partners concerned") }, { key: "contractCodes", label: both("Codes du contrat", "Contract codes") }, { key: "decidedOn", label: both("Décidé le", "Decided on") },
      { key: "validated", label: both("Validé", "Validated") }, { key: "state", label: both("État", "State") }, { key: "conclusion", label: both("Dernière conclusion", "Last conclusion") }, { key: "reason", label: both("Raison", "Reason") },
      { key: "continues", label: both("Prolonge l’engagement", "Continues commitment") },
    ],
    rows: rows.flatMap(({ view, standings }) => commitmentsIn(view).map(({ commitment, shown, conclusion }): Cell[] => {
      const { content } = shown.revision;
      const standing = standings.get(commitment.subject);
      const state = standing === undefined ? null : stateOn(standing, place.on);
      return [
        view.site.code, view.site.name, commitment.wave, commitment.number, content.title.fr, content.title.en, content.text.fr, content.text.en, content.partners.join("; "), content.contractCodes.join("; "),
        { day: content.decidedOn }, shown.isDraft ? both("non", "no") : both("oui", "yes"), state === null ? null : standingWords[state].one, conclusion === null ? null : conclusionNames[conclusion.kind], conclusion?.reason ?? null, commitment.continues,
      ];
    })),
  };
}

export function reviewsTable({ rows, demonstration }: NationalView, place: Place): Table {
  return {
    name: "site-reviews", title: both("Revues des sites", "Reviews of sites"), demonstration,
    columns: [
      { key: "site", label: both("Site", "Site") }, { key: "name", label: both("Nom du site", "Name of the site") }, { key: "wave", label: both("Vague", "Wave") }, { key: "review", label: both("Revue", "Review") },
      { key: "dueOn", label: both("À tenir avant le", "To be held by") }, { key: "state", label: both("État", "State") }, { key: "daysLate", label: both("Jours de retard", "Days late") }, { key: "heldOn", label: both("Tenue le", "Held on") },
      { key: "participants", label: both("Participants", "Participants") }, { key: "sentOn", label: both("Envoyée aux partenaires le", "Sent to the partners on") },
      { key: "minutesFr", label: both("Compte rendu", "Minutes in French") }, { key: "minutesEn", label: both("Compte rendu en anglais", "Minutes in English") },
    ],
    rows: rows.flatMap(({ view }) => view.waves.flatMap(({ reviews }) => reviews.map((standing): Cell[] => {
      const minutes = minutesOf(standing, seesDrafts(place.context, view.site.code))?.revision.content ?? null;
      const sent = standing.review?.sent ?? null;
      return [
        view.site.code, view.site.name, standing.wave, reviewTitle(standing), { day: standing.dueOn }, dueNames[standing.state], standing.state === "late" ? standing.daysLate : null,
        minutes === null ? null : { day: minutes.heldOn }, minutes?.participants.join("; ") ?? null, sent === null ? null : { day: sent.on }, minutes?.text.fr ?? null, minutes?.text.en ?? null,
      ];
    }))),
  };
}
