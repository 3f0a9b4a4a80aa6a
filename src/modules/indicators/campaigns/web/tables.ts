import { inBoth } from "../../../../kernel/i18n/format.ts";
import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import type { Series } from "../../domain/catalogue.ts";
import { cellOf } from "../../web/tables.ts";
import type { CampaignView } from "../actions/load.ts";
import { coverageOf } from "../domain/coverage.ts";
import { dutyStates } from "../domain/duty-state.ts";
import type { DutyTerms } from "../domain/rules.ts";
import { periodWords, phaseWords, stateWords } from "../domain/words.ts";
import { campaignWords as words } from "./words.ts";

type SeriesByKey = ReadonlyMap<string, Series>;

/** Who owes which value by when. */
export function calendarTable(duties: readonly DutyTerms[], series: SeriesByKey): Table {
  return {
    name: "calendar",
    title: words.calendar,
    columns: [
      { key: "due_on", label: words.dueOn }, { key: "series", label: words.series }, { key: "name", label: { fr: "Libellé", en: "Name" } }, { key: "period", label: words.period },
      { key: "owners", label: words.owner }, { key: "validator", label: words.validator },
    ],
    rows: duties.map((duty): Cell[] => [{ day: duty.dueOn }, duty.series, series.get(duty.series)?.measure.name ?? null, periodWords(duty.period), duty.owners.map((one) => one.name).join(", "), duty.validator?.name ?? null]),
  };
}

/** Every duty of a campaign with where it stands. */
export function campaignTable({ campaign, duties, on }: CampaignView, series: SeriesByKey): Table {
  return {
    name: `campaign-${campaign.code}`,
    title: inBoth((language) => `${words.campaign[language]} ${campaign.title[language]}, ${on}`),
    columns: [
      { key: "duty", label: words.code }, { key: "series", label: words.series }, { key: "name", label: { fr: "Libellé", en: "Name" } }, { key: "period", label: words.period }, { key: "due_on", label: words.dueOn },
      { key: "first_due_on", label: { fr: "Première échéance", en: "First due day" } }, { key: "owners", label: words.owner }, { key: "validator", label: words.validator }, { key: "state", label: words.state },
      { key: "value", label: words.value }, { key: "proposed_value", label: { fr: "Valeur proposée", en: "Proposed value" } }, { key: "not_countersigned", label: words.unsigned }, { key: "reason", label: words.reason },
    ],
    rows: duties.map((duty): Cell[] => {
      const unit = series.get(duty.series)?.measure.unit ?? { kind: "index" as const };
      return [
        duty.code, duty.series, series.get(duty.series)?.measure.name ?? null, periodWords(duty.period), { day: duty.dueOn }, { day: duty.firstDueOn }, duty.owners.map((one) => one.name).join(", "), duty.validator?.name ?? null,
        stateWords[duty.state], cellOf(duty.value, unit), cellOf(duty.proposedValue ?? (duty.waiting?.kind === "proposed" ? duty.waiting.value : null), unit), duty.unsigned ? { fr: "oui", en: "yes" } : { fr: "non", en: "no" }, duty.reason,
      ];
    }),
    demonstration: campaign.demonstration,
  };
}

/** Every campaign with how many of its duties are in each state. */
export function campaignsTable(views: readonly CampaignView[]): Table {
  return {
    name: "campaigns",
    title: words.campaigns,
    columns: [
      { key: "code", label: words.code }, { key: "title", label: words.campaign }, { key: "state", label: words.state }, { key: "opens_on", label: words.opens }, { key: "closes_on", label: words.closes }, { key: "expected", label: words.expected },
      ...dutyStates.map((state) => ({ key: state.replaceAll("-", "_"), label: stateWords[state] })),
    ],
    rows: views.map(({ campaign, phase, duties }): Cell[] => {
      const { counts, total } = coverageOf(duties.map((duty) => duty.state));
      return [campaign.code, campaign.title, phaseWords[phase], { day: campaign.opensOn }, { day: campaign.closesOn }, total, ...dutyStates.map((state) => counts[state])];
    }),
    demonstration: views.some(({ campaign }) => campaign.demonstration),
  };
}
