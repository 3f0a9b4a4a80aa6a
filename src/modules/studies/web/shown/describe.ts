import { both, formatDay, pick } from "../../../../kernel/i18n/format.ts";
import { isDay } from "../../../../kernel/time/day.ts";
import { dataUseOf } from "../../../datasets/index.ts";
import type { LocalisedText, StudyContent } from "../../domain/content.ts";
import { isUnsaid } from "../../domain/empty.ts";
import type { Field } from "../../domain/fields/index.ts";
import type { RegistryNumber, StudyDate } from "../../domain/parts.ts";
import { conceptTexts, countryTexts, houseWords, localised, numberTexts, regionTexts, type DescribeContext } from "./context.ts";
import { armItem, interventionItem, outcomeItem, siteItem, termItem } from "./describe-design.ts";
import { dataSourceItem, documentItem, linkedDataItem, planItems, publicationItem } from "./describe-links.ts";
import { authorisationItem, contactItem, dataContactItem, investigatorItem, organisationItem } from "./describe-people.ts";
import { registryAddress } from "./numbers.ts";
import { detail, item, part, plainText, type ShownItem, type ShownText, type ShownValue } from "./shown.ts";
import { languageNames, partialDateText, registryNames, yearsText, yesNo } from "./words.ts";

type Kinds = Field["kind"];
const nothing: ShownValue = { style: "words", items: [] };

/** What a field of a record says, in the words of a page; no items where nothing is said. */
export function describe(field: Field, content: StudyContent, context: DescribeContext): ShownValue {
  const value = content[field.name];
  if (isUnsaid(value)) return nothing;
  const { style, items } = entries(field, field.kind, value, content, context);
  const others = content.otherDetails.filter((one) => one.field === field.name).map(({ concept, text }) => item(`other ${concept}`, part(localised(text, context), both("Autre", "Other"))));
  return { style, items: [...items, ...others].filter(({ head, details }) => head.texts.length > 0 || details.length > 0) };
}

function entries(field: Field, kind: Kinds, value: unknown, content: StudyContent, context: DescribeContext): ShownValue {
  const { language } = context;
  const one = (texts: readonly ShownText[], href: string | null = null): ShownValue => ({ style: "words", items: [item(field.name, part(texts, null, href))] });
  const words = (items: readonly ShownItem[]): ShownValue => ({ style: "words", items });
  const list = (items: readonly ShownItem[]): ShownValue => ({ style: "items", items });
  const simple = (codes: readonly string[], textsOf: (code: string) => readonly ShownText[]): ShownValue => words(codes.map((code) => item(code, part(textsOf(code)))));
  switch (kind) {
    case "text": case "long-text": return { style: "prose", items: [item(field.name, part(localised(value as LocalisedText, context)))] };
    case "keywords": return words(keywordItems(value as StudyContent["keywords"], context));
    case "line": return one(plainText(value as string));
    case "url": return one(plainText(value as string), value as string);
    case "lines": return simple(value as readonly string[], plainText);
    case "boolean": return one(houseWords(yesNo(value as boolean), context));
    case "number": return one(field.name.endsWith("AgeYears") ? plainText(yearsText(value as number, language)) : numberTexts(value as number, context));
    case "concept": return one(conceptTexts(value as string, field.list ?? undefined, context));
    case "concepts": return simple(value as readonly string[], (id) => conceptTexts(id, field.list ?? undefined, context));
    case "day": { const text = value as string; return one(plainText(isDay(text) ? formatDay(text, language) : text)); }
    case "study-date": return one(plainText(studyDateText(value as StudyDate, context)));
    case "language": return one(houseWords(languageNames[value as "fr" | "en"], context));
    case "countries": return simple(value as readonly string[], (code) => countryTexts(code, context));
    case "regions": return simple(value as readonly string[], (code) => regionTexts(code, context));
    case "registry-numbers": return list((value as readonly RegistryNumber[]).map(numberItem));
    case "coded-terms": return list((value as StudyContent["conditions"]).map((term) => termItem(term, context)));
    case "organisations": return list((value as StudyContent["sponsors"]).map((organisation) => organisationItem(organisation, context)));
    case "investigators": return list((value as StudyContent["investigators"]).map((person) => investigatorItem(person, context)));
    case "contacts": return list((value as StudyContent["contacts"]).map((contact) => contactItem(contact, context)));
    case "data-contacts": return list((value as StudyContent["dataContacts"]).map(dataContactItem));
    case "authorisations": return list((value as StudyContent["authorisations"]).map((authorisation) => authorisationItem(authorisation, context)));
    case "arms": return list((value as StudyContent["arms"]).map((arm, at) => armItem(arm, at, context)));
    case "interventions": return list((value as StudyContent["interventions"]).map((intervention, at) => interventionItem(intervention, at, content.arms, context)));
    case "outcomes": return list((value as StudyContent["outcomes"]).map((outcome, at) => outcomeItem(outcome, at, context)));
    case "sites": return list((value as StudyContent["sites"]).map((site) => siteItem(site, context)));
    case "sharing-plan": return content.sharingPlan === null ? nothing : list(planItems(content.sharingPlan, context));
    case "use-conditions": return list((value as StudyContent["useConditions"]).map(({ code, detail: more }) => { const term = dataUseOf(code); return item(code, part(term === null ? plainText(code) : localised(term.name, context)), [...detail(null, plainText(more ?? "")), ...(term === null ? [] : detail(null, plainText(code)))]); }));
    case "data-sources": return list((value as StudyContent["dataSources"]).map((source) => dataSourceItem(source, context)));
    case "linked-data": return list((value as StudyContent["datasets"]).map((data) => linkedDataItem(data, context)));
    case "cohorts": return simple(value as readonly string[], (code) => plainText(context.cohorts.get(code) ?? code));
    case "documents": return list((value as StudyContent["documents"]).map((document) => documentItem(document, context)));
    case "publications": return list((value as StudyContent["publications"]).map(publicationItem));
    // Shown with the field that they belong to.
    case "other-details": return nothing;
  }
}

function keywordItems(keywords: StudyContent["keywords"], { record, language }: DescribeContext): readonly ShownItem[] {
  const asked = record === "both" ? (["fr", "en"] as const) : ([record] as const);
  const there = asked.filter((lang) => keywords[lang].length > 0);
  const missing = asked.find((lang) => keywords[lang].length === 0) ?? null;
  const shown = there.length > 0 ? there : (["fr", "en"] as const).filter((lang) => keywords[lang].length > 0);
  const ordered = shown.toSorted((a, b) => Number(a !== language) - Number(b !== language));
  // Said once, not at every word.
  return ordered.flatMap((lang) => keywords[lang].map((text, at) => item(`${lang} ${text}`, part([{ text, lang, missing: at === keywords[lang].length - 1 ? missing : null }]))));
}

function numberItem({ scheme, number, issuer }: RegistryNumber): ShownItem {
  const name = registryNames[scheme];
  const label = issuer === null || issuer === "" ? name : ["other", "grant", "sponsor"].includes(scheme) ? both(scheme === "other" ? issuer : `${name.fr}, ${issuer}`, scheme === "other" ? issuer : `${name.en}, ${issuer}`) : name;
  return item(`${scheme}:${number}`, part(plainText(number), label, registryAddress({ scheme, number })));
}

/** "mars 2025 (prévu)". */
export function studyDateText({ date, kind }: StudyDate, { language }: Pick<DescribeContext, "language">): string {
  const day = partialDateText(date, language);
  return kind === "expected" ? `${day} (${pick(both("prévu", "expected"), language)})` : day;
}
