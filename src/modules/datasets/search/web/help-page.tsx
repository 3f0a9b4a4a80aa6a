import type { VNode } from "preact";
import { Breadcrumbs, Heading, Lead } from "../../../../kernel/html/index.ts";
import { formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { points, tiers } from "../../../../kernel/search/documents/index.ts";
import { tierNames } from "./words.ts";

/** The rule of the ranking in words, made from the numbers that the ranking itself uses. */
export function SearchHelpPage({ language, conceptCount, nameCount }: { readonly language: Language; readonly conceptCount: number; readonly nameCount: number }): VNode {
  const fr = language === "fr";
  const nudge = points.quality + points.freshness;
  return (
    <div class="prose">
      <Breadcrumbs crumbs={[{ label: fr ? "Données" : "Data", href: "/data" }, { label: fr ? "Comment la recherche classe" : "How the search ranks" }]} language={language} />
      <Heading level={1}>{fr ? "Comment la recherche classe" : "How the search ranks"}</Heading>
      <Lead>{fr ? "La règle tient en dix paliers. Un résultat est toujours devant ceux d’un palier plus bas, quelle que soit la qualité de sa fiche." : "The rule is ten tiers. A result always comes before those of a lower tier, whatever the quality of its record."}</Lead>
      <Heading level={2}>{fr ? "Les paliers, du premier au dernier" : "The tiers, from first to last"}</Heading>
      <ol>{tiers.toReversed().map((tier) => <li>{capital(tierNames[tier][language])}</li>)}</ol>
      <Heading level={2}>{fr ? "Dans un palier" : "Inside a tier"}</Heading>
      <ul>
        <li>{fr ? `${points.words} points pour les mots\u202f: un mot du titre vaut plus que dans les mots-clés, puis la description, puis les colonnes, les fichiers et les noms\u202f; un mot rare compte plus qu’un mot courant.` : `${points.words} points for the words: one in the title is worth more than in the keywords, then the description, then columns, files and names; a rare word counts more than a common one.`}</li>
        <li>{fr ? `${points.coverage} points pour la part du titre que la question couvre.` : `${points.coverage} points for how much of the title the question covers.`}</li>
        <li>{fr ? `${nudge} points au plus pour la qualité de la fiche (${points.quality}, d’après le score FAIR) et sa fraîcheur (${points.freshness}).` : `${nudge} points at most for the quality of the record (${points.quality}, by the FAIR score) and its freshness (${points.freshness}).`}</li>
      </ul>
      <p>{fr ? "Ce qui n’est plus dans son catalogue d’origine vient après les autres de son palier. Ce qui a été retiré n’est pas dans la recherche\u202f; sa page reste." : "What is no longer in the catalogue that it came from comes after the others of its tier. What was withdrawn is not in the search; its page stays."}</p>
      <p>{fr ? "Sous chaque résultat, «\u202fPourquoi ici\u202f?\u202f» donne son palier, ses points et où chaque mot a été trouvé." : "Under each result, “Why here?” gives its tier, its points and where each word was found."}</p>
      <Heading level={2}>{fr ? "Les mots" : "The words"}</Heading>
      <ul>
        <li>{fr ? "Accents, majuscules, pluriels, féminins, articles et traits d’union ne comptent pas\u202f; «\u202fCOVID-19\u202f» et «\u202fcovid19\u202f» sont un même mot." : "Accents, capitals, plurals, articles and hyphens do not count; “COVID-19” and “covid19” are one word."}</li>
        <li>{fr ? "Un mot que rien ne contient est lu sous l’orthographe la plus proche, et la page le dit. Le dernier mot peut n’être que commencé." : "A word that nothing holds is read in the nearest spelling, and the page says so. The last word may be only begun."}</li>
        <li>{fr ? `${formatNumber(conceptCount, "fr")} notions de la recherche en santé, sous ${formatNumber(nameCount, "fr")} noms français et anglais, sont cherchées sous tous leurs noms\u202f: «\u202fcancer du sein\u202f» trouve “breast cancer” et «\u202ftumeur mammaire\u202f», “IRM” trouve “MRI”\u202f; un terme large trouve les termes plus étroits. Les identifiants sont ceux du MeSH (National Library of Medicine).` : `${formatNumber(conceptCount, "en")} concepts of health research, under ${formatNumber(nameCount, "en")} French and English names, are searched under all of them: “cancer du sein” finds “breast cancer” and “tumeur mammaire”, “IRM” finds “MRI”; a wide term finds the narrower ones. Identifiers are those of MeSH (National Library of Medicine).`}</li>
        <li>{fr ? "Un code (ds-000042) ou un DOI entier mène à son jeu de données." : "A whole code (ds-000042) or DOI leads to its dataset."}</li>
      </ul>
      <Heading level={2}>{fr ? "Les filtres" : "The filters"}</Heading>
      <p>{fr ? "Dans un même filtre les choix s’ajoutent (l’un ou l’autre)\u202f; d’un filtre à l’autre ils se combinent. Chaque nombre dit combien de résultats resteraient. «\u202fLieu\u202f» est le territoire des données ou, faute d’en avoir un, la région de l’unité. Les années sont celles de la collecte\u202f; sans fin connue, jusqu’à la dernière mise à jour." : "Inside one filter choices are alternatives; between filters they add up. Each number says how many results would be left. “Place” is what the data are about or, where none is said, the region of the unit. Years are those of collection; where no end is known, up to the last change."}</p>
      <p>{fr ? "Aucune question posée n’est conservée avec qui l’a posée. " : "No question is kept with who asked it. "}<a href="/data/top">{fr ? "La règle de comptage" : "The counting rule"}</a></p>
    </div>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
