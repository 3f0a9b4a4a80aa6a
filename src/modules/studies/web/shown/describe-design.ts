import { both } from "../../../../kernel/i18n/format.ts";
import type { Arm, CodedTerm, Intervention, Outcome, Site } from "../../domain/parts.ts";
import { conceptTexts, countryTexts, houseWords, localised, regionTexts, type DescribeContext } from "./context.ts";
import { termAddress, termSchemeNames } from "./numbers.ts";
import { detail, item, part, plainText, unnamed, type ShownItem, type ShownText } from "./shown.ts";

/** Never empty: an entry without a name says so. */
function named(texts: readonly ShownText[], context: DescribeContext): readonly ShownText[] {
  return texts.length === 0 ? houseWords(unnamed, context) : texts;
}

export function termItem({ scheme, code, label }: CodedTerm, context: DescribeContext): ShownItem {
  const words = localised(label, context);
  return item(code === null ? (label.fr ?? label.en ?? "") : `${scheme}:${code}`, part(words.length === 0 ? plainText(code ?? "") : words), code === null ? [] : detail(both(termSchemeNames[scheme], termSchemeNames[scheme]), plainText(code), termAddress({ scheme, code })));
}

export function armItem({ name, kind, description }: Arm, at: number, context: DescribeContext): ShownItem {
  return item(name.fr ?? name.en ?? String(at), part(named(localised(name, context), context)), [
    ...(kind === null ? [] : detail(null, conceptTexts(kind, "arm-kind", context))),
    ...detail(null, localised(description, context)),
  ]);
}

export function interventionItem({ name, kind, description, terms, arms }: Intervention, at: number, allArms: readonly Arm[], context: DescribeContext): ShownItem {
  const received = arms.flatMap((index) => { const arm = allArms[index]; return arm === undefined ? [] : localised(arm.name, context).slice(0, 1).map(({ text }) => text); });
  return item(name.fr ?? name.en ?? String(at), part(named(localised(name, context), context)), [
    ...(kind === null ? [] : detail(null, conceptTexts(kind, "intervention-kind", context))),
    ...detail(null, localised(description, context)),
    ...terms.flatMap((term) => { const { head, details } = termItem(term, context); return [head, ...details]; }),
    ...detail(received.length > 1 ? both("Bras", "Arms") : both("Bras", "Arm"), plainText(received.join(", "))),
  ]);
}

const rankNames = { primary: both("Principal", "Primary"), secondary: both("Secondaire", "Secondary"), other: both("Autre", "Other") };

export function outcomeItem({ rank, measure, description, timeFrame }: Outcome, at: number, context: DescribeContext): ShownItem {
  return item(`${rank} ${measure.fr ?? measure.en ?? at}`, part(named(localised(measure, context), context), rankNames[rank]), [
    ...detail(both("Quand", "When"), localised(timeFrame, context)),
    ...detail(null, localised(description, context)),
  ]);
}

export function siteItem({ name, city, postalCode, country, region, status }: Site, context: DescribeContext): ShownItem {
  return item([name, city, country].join("|"), part(plainText(name === "" ? (city ?? "") : name)), [
    ...detail(null, plainText([postalCode, city].filter((one) => one !== null && one !== "").join(" "))),
    ...(region === null ? [] : detail(null, regionTexts(region, context))),
    ...(country === null ? [] : detail(null, countryTexts(country, context))),
    ...(status === null ? [] : detail(null, conceptTexts(status, "recruitment-status", context))),
  ]);
}
