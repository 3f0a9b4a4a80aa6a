import type { VNode } from "preact";
import { Disclosure, Heading } from "../../../../kernel/html/index.ts";
import { both, formatNumber, formatPercent, pick, plural } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { fieldOf } from "../../domain/fields/index.ts";
import type { FieldName } from "../../domain/content.ts";
import { languageNames } from "../shown/words.ts";
import type { StudyView } from "./view.ts";

/** Items of the WHO Trial Registration Data Set 1.3.1, in our words. */
const itemNames: Readonly<Record<number, Bilingual>> = {
  1: both("Registre et numéro", "Register and number"), 2: both("Date d’inscription", "Date of registration"), 3: both("Autres numéros", "Other numbers"), 4: both("Financement", "Funding"),
  5: both("Promoteur principal", "Primary sponsor"), 6: both("Autres promoteurs", "Other sponsors"), 7: both("Contact pour le public", "Contact for the public"), 8: both("Contact scientifique", "Scientific contact"),
  9: both("Titre pour le public", "Public title"), 10: both("Titre scientifique", "Scientific title"), 11: both("Pays", "Countries"), 12: both("Maladies étudiées", "Conditions studied"),
  13: both("Interventions", "Interventions"), 14: both("Critères d’inclusion et de non-inclusion", "Inclusion and exclusion criteria"), 15: both("Type d’étude", "Study type"), 16: both("Premier participant", "First participant"),
  17: both("Nombre de participants", "Number of participants"), 18: both("État du recrutement", "Status of recruitment"), 19: both("Critère principal", "Primary outcome"), 20: both("Critères secondaires", "Secondary outcomes"),
  21: both("Avis éthique", "Ethics review"), 22: both("Fin de l’étude", "Completion"), 23: both("Résultats", "Results"), 24: both("Partage des données", "Data sharing"),
};

/** Three things that are not one: is it without fault, how much does it say, has somebody read it? */
export function QualitySection({ view: { quality, language } }: { readonly view: StudyView }): VNode {
  const fr = language === "fr";
  const { valid, completeness, missing, curated, uncurated, languages, missingTexts } = quality;
  return (
    <section aria-labelledby="quality" class="study-section">
      <Heading level={2} id="quality">{fr ? "Qualité de la fiche" : "Quality of the record"}</Heading>
      <dl class="quality-three">
        <div><dt>{fr ? "Sans faute" : "Without fault"}</dt><dd><span class="quality-answer">{valid ? (fr ? "Oui" : "Yes") : fr ? "Non" : "No"}</span><p class="small soft">{valid ? (fr ? "Aucune erreur ne reste." : "No error stands.") : fr ? "Des erreurs restent à corriger." : "Errors remain to be corrected."}</p></dd></div>
        <div><dt>{fr ? "Complète" : "Complete"}</dt><dd><span class="quality-answer">{formatPercent(completeness, language, 0)}</span><p class="small soft">{fr ? "des éléments de l’OMS qui s’appliquent" : "of the WHO items that apply"}</p></dd></div>
        <div><dt>{fr ? "Relue" : "Read"}</dt><dd><span class="quality-answer">{curated ? (fr ? "Oui" : "Yes") : fr ? "En partie" : "In part"}</span><p class="small soft">{curated ? (fr ? "Rien d’écrit par un programme n’attend." : "Nothing written by a program is waiting.") : fr ? `${formatNumber(uncurated.length, "fr")} ${plural("fr", uncurated.length, { one: "champ écrit par un programme attend", other: "champs écrits par un programme attendent" })} une relecture.` : `${formatNumber(uncurated.length, "en")} ${plural("en", uncurated.length, { one: "field written by a program waits", other: "fields written by a program wait" })} to be read.`}</p></dd></div>
      </dl>
      {missing.length === 0 ? null : (
        <Disclosure summary={fr ? `Éléments de l’OMS manquants\u202f: ${formatNumber(missing.length, "fr")}` : `WHO items missing: ${formatNumber(missing.length, "en")}`}>
          <ul class="study-items">{missing.map(({ item, fields }) => <li><b>{item}.</b> {pick(itemNames[item] ?? both("", ""), language)} <span class="soft small">({fieldLabels(fields, language)})</span></li>)}</ul>
          <p class="small soft">{fr ? "Jeu de données d’enregistrement des essais de l’OMS, version 1.3.1." : "WHO Trial Registration Data Set, version 1.3.1."}</p>
        </Disclosure>
      )}
      {uncurated.length === 0 ? null : <Disclosure summary={fr ? "Champs qui attendent une relecture" : "Fields that wait to be read"}><p class="unsaid">{uncurated.map((key) => keyLabel(key, language)).join(" · ")}</p></Disclosure>}
      {languages.fr === 1 && languages.en === 1 ? null : (
        <Disclosure summary={fr ? `Langues\u202f: français ${formatPercent(languages.fr, "fr", 0)}, anglais ${formatPercent(languages.en, "fr", 0)} des textes` : `Languages: French ${formatPercent(languages.fr, "en", 0)}, English ${formatPercent(languages.en, "en", 0)} of the texts`}>
          {(["fr", "en"] as const).map((lang) => (missingTexts[lang].length === 0 ? null : <p class="unsaid">{fr ? `Manquent en ${pick(languageNames[lang], "fr")}\u202f: ` : `Missing in ${pick(languageNames[lang], "en")}: `}{fieldLabels(missingTexts[lang], language)}.</p>))}
        </Disclosure>
      )}
    </section>
  );
}

function fieldLabels(names: readonly FieldName[], language: "fr" | "en"): string {
  return names.map((name) => { const label = fieldOf(name)?.label; return label === undefined ? name : pick(label, language); }).join(", ");
}

/** "Résumé (anglais)" of `summary.en`. */
function keyLabel(key: string, language: "fr" | "en"): string {
  const [name = key, lang] = key.split(".");
  const label = fieldOf(name)?.label;
  const named = label === undefined ? key : pick(label, language);
  return lang === "fr" || lang === "en" ? `${named} (${pick(languageNames[lang], language)})` : named;
}
