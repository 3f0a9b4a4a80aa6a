import type { VNode } from "preact";
import { Breadcrumbs, Heading, Lead } from "../../../../kernel/html/index.ts";
import { formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { points, tiers, ways, type Vocabulary } from "../../../../kernel/search/documents/index.ts";
import { capital, tierNames } from "./words.ts";

/** The rule of the search in words, made from the numbers that the search itself uses. */
export function StudyHelpPage({ language, vocabulary }: { readonly language: Language; readonly vocabulary: Vocabulary }): VNode {
  const fr = language === "fr";
  const { concepts } = vocabulary;
  const nameCount = concepts.reduce((sum, one) => sum + new Set([...one.fr, ...one.en]).size, 0);
  const worth = (value: number): string => `${formatNumber(Math.round(value * 100), language)}${fr ? "\u202f%" : "%"}`;
  return (
    <div class="prose">
      <Breadcrumbs crumbs={[{ label: fr ? "Études" : "Studies", href: "/studies" }, { label: fr ? "Comment la recherche classe" : "How the search ranks" }]} language={language} />
      <Heading level={1}>{fr ? "Comment la recherche classe" : "How the search ranks"}</Heading>
      <Lead>{fr ? "Une question dans une langue trouve les fiches des deux langues. Chaque résultat dit pourquoi il est là." : "A question in one language finds records in both. Each result says why it is there."}</Lead>
      <Heading level={2}>{fr ? "D’une langue à l’autre" : "From one language to the other"}</Heading>
      <ul>
        <li>{fr ? `${formatNumber(concepts.length, "fr")} notions de la santé, sous ${formatNumber(nameCount, "fr")} noms français et anglais, sont cherchées sous tous leurs noms, dans les textes et par les codes des fiches (MeSH, CIM, ORPHA)\u202f: «\u202fmucoviscidose\u202f» trouve “cystic fibrosis”. Un terme large trouve les termes plus étroits. Un synonyme vaut ${worth(ways.synonym.factor)} du mot écrit.` : `${formatNumber(concepts.length, "en")} concepts of health, under ${formatNumber(nameCount, "en")} French and English names, are searched under all of them, in texts and by the codes of records (MeSH, ICD, ORPHA): “mucoviscidose” finds “cystic fibrosis”. A wide term finds the narrower ones. A synonym is worth ${worth(ways.synonym.factor)} of the word as written.`}</li>
        <li>{fr ? "Ce qui est codé (type, schéma, phase, population, thème, pays…) se cherche dans les deux langues\u202f: «\u202fessai randomisé en double aveugle\u202f» trouve une fiche qui n’existe qu’en anglais." : "What is coded (type, design, phase, population, theme, country…) is searched in both languages: “essai randomisé en double aveugle” finds a record that exists in English only."}</li>
        <li>{fr ? `Un mot savant que le vocabulaire ne connaît pas se reconnaît à sa racine\u202f: «\u202fnéphropathie\u202f», “nephropathy”\u202f; «\u202fleucémie\u202f», “leukaemia”. Cela vaut ${worth(ways.cognate.factor)} du mot écrit.` : `A learned word that the vocabulary does not know is told by its root: “néphropathie”, “nephropathy”; “leucémie”, “leukaemia”. This is worth ${worth(ways.cognate.factor)} of the word as written.`}</li>
        <li>{fr ? "Accents, majuscules, pluriels et articles ne comptent pas. Un mot que rien ne contient est lu sous l’orthographe la plus proche, et la page le dit." : "Accents, capitals, plurals and articles do not count. A word that nothing holds is read in the nearest spelling, and the page says so."}</li>
        <li>{fr ? "Un code (st-000042), un numéro de registre (NCT06171568) ou un DOI entier mène à son étude." : "A whole code (st-000042), registry number (NCT06171568) or DOI leads to its study."}</li>
      </ul>
      <Heading level={2}>{fr ? "Les paliers, du premier au dernier" : "The tiers, from first to last"}</Heading>
      <ol>{tiers.toReversed().map((tier) => <li>{capital(tierNames[tier][language])}</li>)}</ol>
      <p>{fr ? `Dans un palier, ${points.words} points pour les mots et leur place, ${points.coverage} pour la part du titre que la question couvre, ${points.quality} pour ce que la fiche dit, ${points.freshness} pour sa fraîcheur.` : `Inside a tier, ${points.words} points for the words and where they are, ${points.coverage} for how much of the title the question covers, ${points.quality} for how much the record says, ${points.freshness} for its freshness.`}</p>
      <p>{fr ? "Les critères d’exclusion ne se cherchent pas\u202f: une étude qui écarte les diabétiques n’est pas une étude sur le diabète. Ce qui a été retiré n’est pas dans la recherche\u202f; sa page reste." : "Criteria of exclusion are not searched: a study that leaves out people with diabetes is no study of diabetes. What was withdrawn is not in the search; its page stays."}</p>
      <Heading level={2}>{fr ? "Les filtres" : "The filters"}</Heading>
      <p>{fr ? "Dans un même filtre les choix s’ajoutent (l’un ou l’autre)\u202f; d’un filtre à l’autre ils se combinent. Chaque nombre dit combien d’études resteraient. La «\u202fpromesse de partage\u202f» est jugée sur ce qui est visible au jour de la question." : "Inside one filter choices are alternatives; between filters they add up. Each number says how many studies would be left. The “promise of sharing” is judged by what can be seen on the day of the question."}</p>
    </div>
  );
}
