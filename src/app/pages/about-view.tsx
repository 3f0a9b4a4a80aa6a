import type { VNode } from "preact";
import { DefinitionList, Heading, Lead } from "../../kernel/html/index.ts";
import type { Language } from "../../kernel/i18n/language.ts";

/** What the site is, under which licence, where its data come from and what it keeps of its readers. */
export function AboutView({ language, version }: { readonly language: Language; readonly version: string | null }): VNode {
  const fr = language === "fr";
  return (
    <div>
      <Heading level={1}>{fr ? "À propos de Jalon" : "About Jalon"}</Heading>
      <Lead>{fr ? "Jalon tient le contrat pluriannuel d’un institut de recherche avec l’État, et calcule où en est chaque engagement." : "Jalon holds a research institute’s multi-year contract with the State, and computes how far each commitment has got."}</Lead>
      <DefinitionList
        items={[
          ...(version === null ? [] : [{ term: "Version", details: version }]),
          { term: fr ? "Licence du logiciel" : "Software licence", details: fr ? "Licence publique de l’Union européenne, EUPL-1.2. Vous pouvez l’utiliser, l’étudier, le modifier et le redistribuer." : "European Union Public Licence, EUPL-1.2. You may use, study, change and share it." },
          { term: fr ? "Le contrat" : "The contract", details: fr ? "Nombres, noms et titres viennent du contrat publié\u202f; les définitions sont écrites avec nos propres mots, avec les lignes du document." : "Figures, names and titles come from the published contract; definitions are in our own words, with the lines of the document." },
          { term: fr ? "Les valeurs" : "The values", details: fr ? "Chaque valeur dit sa source, sa date et son état. Les valeurs de démonstration sont fictives et le disent." : "Every value tells its source, its date and its state. Demonstration values are fictitious and say so." },
          { term: fr ? "Polices" : "Fonts", details: fr ? "Public Sans et Source Serif 4, licence SIL Open Font License 1.1." : "Public Sans and Source Serif 4, SIL Open Font License 1.1." },
          { term: fr ? "Vie privée" : "Privacy", details: fr ? "Ni mesure d’audience ni service tiers. Un cookie de session garde la langue choisie et la connexion\u202f; le choix du fond reste dans votre navigateur." : "No audience measurement and no third-party service. A session cookie keeps the chosen language and the sign-in; the choice of scheme stays in your browser." },
        ]}
      />
      <p class="prose">
        <a href="/help">{fr ? "Lire le tableau de bord" : "Reading the board"}</a>{" · "}<a href="/accessibility">{fr ? "Accessibilité" : "Accessibility"}</a>{" · "}<a href="/contract">{fr ? "Le contrat" : "The contract"}</a>
      </p>
    </div>
  );
}
