import type { VNode } from "preact";
import { formatNumber } from "../../../i18n/format.ts";
import type { Language } from "../../../i18n/language.ts";
import type { Explanation, FoundWord } from "../question.ts";
import { points, tierNumber, tiers } from "../ranking.ts";
import type { PlaceNames, TierNames } from "./words.ts";

export interface WhyHereProps {
  readonly explanation: Explanation;
  readonly tierNames: TierNames;
  readonly placeNames: PlaceNames;
  /** Page that tells the rule. */
  readonly rule: string;
  readonly language: Language;
}

/** What made the rank of a result, unfolded on demand. */
export function WhyHere({ explanation, tierNames, placeNames, rule, language }: WhyHereProps): VNode {
  const fr = language === "fr";
  const { tier, wordPoints, coveragePoints, qualityPoints, freshnessPoints, words, vanished } = explanation;
  const sum = wordPoints + coveragePoints + qualityPoints + freshnessPoints;
  const number = (value: number): string => formatNumber(value, language, { maximumFractionDigits: 1 });
  const rank = tiers.length - tierNumber[tier];
  return (
    <details class="why-here">
      <summary>{fr ? "Pourquoi ici\u202f?" : "Why here?"}</summary>
      <p>
        {fr ? `Palier ${rank} sur ${tiers.length}\u202f: ${tierNames[tier].fr}.` : `Tier ${rank} of ${tiers.length}: ${tierNames[tier].en}.`}
        {vanished ? (fr ? " Il n’est plus dans son catalogue d’origine\u202f: il vient après les autres du palier." : " It is no longer in the catalogue that it came from: it comes after the others of its tier.") : null}
      </p>
      {words.length === 0 ? null : <ul>{words.map((word) => <li>{wordText(word, placeNames, language)}</li>)}</ul>}
      <p>
        {fr
          ? `Dans le palier, ${number(sum)} points sur 100\u202f: mots et emplacements ${number(wordPoints)} sur ${points.words}, part du titre ${number(coveragePoints)} sur ${points.coverage}, qualité de la fiche ${number(qualityPoints)} sur ${points.quality}, fraîcheur ${number(freshnessPoints)} sur ${points.freshness}.`
          : `Inside the tier, ${number(sum)} points of 100: words and places ${number(wordPoints)} of ${points.words}, share of the title ${number(coveragePoints)} of ${points.coverage}, quality of the record ${number(qualityPoints)} of ${points.quality}, freshness ${number(freshnessPoints)} of ${points.freshness}.`}
        {" "}<a href={rule}>{fr ? "La règle" : "The rule"}</a>
      </p>
    </details>
  );
}

function wordText({ written, way, as, places }: FoundWord, placeNames: PlaceNames, language: Language): VNode {
  const fr = language === "fr";
  const where = places.map((place) => placeNames[place][language]).join(", ");
  const how =
    way === "synonym" ? (fr ? `synonyme de ${as ?? ""}` : `synonym of ${as ?? ""}`)
    : way === "cognate" ? (fr ? `même mot savant que «\u202f${as ?? ""}\u202f»` : `same learned word as “${as ?? ""}”`)
    : way === "near" ? (fr ? `lu «\u202f${as ?? ""}\u202f»` : `read “${as ?? ""}”`)
    : way === "beginning" ? (fr ? `début de «\u202f${as ?? ""}\u202f»` : `beginning of “${as ?? ""}”`)
    : way === "joined" ? (fr ? "en un mot ou en deux" : "in one word or two")
    : null;
  return <><b>{written}</b>{how === null ? null : ` (${how})`}{fr ? "\u202f: " : ": "}{where}</>;
}
