import type { VNode } from "preact";
import { DefinitionList, Heading, Lead, TrackSample, type TrackSign } from "../../kernel/html/index.ts";
import { both, pick } from "../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../kernel/i18n/language.ts";
import { VerdictMark, type VerdictKind } from "../../modules/indicators/index.ts";

const signs: readonly (readonly [TrackSign, Bilingual])[] = [
  ["baseline", both("Trait fin\u202f: le point de départ que donne le contrat.", "Thin tick: the baseline that the contract gives.")],
  ["value", both("Disque\u202f: la dernière valeur, ou la somme ou la moyenne à ce jour si la cible en est une.", "Dot: the latest value, or the sum or the mean to date where the target is one.")],
  ["target", both("Trait épais\u202f: la cible.", "Thick line: the target.")],
  ["pace", both("Triangle\u202f: où il faudrait être à cette date, en avançant régulièrement.", "Triangle: where one should be at this date, moving steadily.")],
  ["projection", both("Cercle en pointillé\u202f: où l’on arrive à l’échéance si l’on continue ainsi.", "Dashed circle: where things land at the due date if they go on like this.")],
];

const verdicts: readonly (readonly [VerdictKind, Bilingual])[] = [
  ["reached", both("La cible est tenue. Avant l’échéance, cela ne se dit que de ce qui ne peut plus se défaire, comme une somme déjà dépassée.", "The target is met. Before the due date this is said only of what cannot be undone, such as a sum already passed.")],
  ["on-the-way", both("À ce jour, la valeur suit le rythme attendu ou tient déjà la cible.", "To date the value keeps the expected pace or already holds the target.")],
  ["behind", both("La valeur est sous le rythme attendu à cette date.", "The value is below the pace expected at this date.")],
  ["not-reached", both("L’échéance est passée et la cible n’est pas tenue.", "The due date has passed and the target is not met.")],
  ["not-assessable-yet", both("La valeur qui décide n’est pas encore connue, ou le contrat ne dit pas d’où l’on part.", "The deciding value is not known yet, or the contract does not say where one starts from.")],
  ["not-measurable", both("L’engagement n’est pas un nombre, ou rien ne permet de le mesurer.", "The commitment is not a number, or nothing allows measuring it.")],
];

const terms: readonly (readonly [Bilingual, Bilingual])[] = [
  [both("Volet", "Part"), both("Une lettre d’un indicateur\u202f: 4.d est le quatrième volet de l’indicateur 4.", "A letter of an indicator: 4.d is the fourth part of indicator 4.")],
  [both("Série", "Series"), both("Une suite de valeurs de même nature. Un volet peut en avoir plusieurs.", "A run of values of one kind. A part may have several.")],
  [both("Provisoire, consolidé, révisé", "Provisional, consolidated, revised"), both("L’état d’une valeur. Une valeur provisoire peut encore changer\u202f; une valeur révisée a remplacé une valeur consolidée.", "The state of a value. A provisional value may still change; a revised one has replaced a consolidated one.")],
  [both("Taux d’avancement", "Rate of progress"), both("La part du chemin parcourue. Il n’est donné que là où il a un sens, avec sa formule, et n’est jamais un verdict.", "The share of the way made. Given only where it has a meaning, with its formula, and never a verdict.")],
  [both("Tel que connu le", "As known on"), both("Ce que l’on savait à une date\u202f: les valeurs apprises plus tard sont laissées de côté.", "What was known at a date: values learnt later are left out.")],
  [both("Contrat au", "Contract as of"), both("Le contrat change par avenants. Une date choisie montre la version alors en vigueur, et les liens la gardent.", "The contract changes by amendments. A chosen date shows the version then in force, and links keep it.")],
  [both("Campagne", "Campaign"), both("La collecte d’une année\u202f: qui doit quelle valeur, et pour quand. Une valeur est attendue, envoyée, renvoyée avec une raison, ou acceptée.", "The collection of a year: who owes which value, and by when. A value is due, submitted, sent back with a reason, or accepted.")],
  [both("Avenant", "Amendment"), both("Un changement signé du contrat. L’ancienne cible et la nouvelle restent visibles, chacune sur son temps.", "A signed change of the contract. The old target and the new one both stay in view, each over its time.")],
  [both("Jalon d’une action", "Milestone"), both("Une étape datée d’une action, avec un responsable et une preuve quand elle est franchie.", "A dated step of an action, with an owner and evidence once it is passed.")],
  [both("Revue", "Review"), both("Le point fait sur une action à une date\u202f: une synthèse et la confiance de son responsable. Ce n’est pas une mesure.", "The state of an action told on a date: a synthesis and the confidence of its owner. It is not a measure.")],
  [both("Sceau", "Seal"), both("L’empreinte d’un rapport figé. Elle permet à chacun de vérifier que rien de ce qui est derrière n’a changé depuis.", "The digest of a report that is fixed. By it anyone can check that nothing behind it has changed since.")],
  [both("Chiffre de l’année", "Figure of the year"), both("Un nombre publié, avec sa source. «\u202fDans l’année\u202f» compte ce qui s’y est passé\u202f; «\u202ffin\u202f», ce qu’il y avait au dernier jour.", "A published number, with its source. “Within” a year counts what happened in it; “end of”, what there was on its last day.")],
  [both("Contradiction", "Contradiction"), both("Deux endroits du contrat qui ne peuvent pas être justes tous les deux. Jalon les montre et ne choisit pas.", "Two places of the contract that cannot both be right. Jalon shows them and does not choose.")],
  [both("Notice", "Record"), both("Ce qu’une source dit d’une publication. Les notices d’une même publication sont réunies\u202f; chaque champ dit laquelle il suit.", "What a source says of a publication. The records of one publication are joined; each field says which one it follows.")],
  [both("Signature", "Signature"), both("L’adresse qu’un auteur a écrite sous son nom, gardée mot pour mot, et les structures qui y sont reconnues à la date de l’article.", "The address that an author wrote under their name, kept word for word, and the structures recognised in it at the date of the paper.")],
  [both("Lecture", "Reading"), both("Une façon de compter que le texte du contrat permet. Toutes sont calculées\u202f; une seule est déclarée, avec son motif.", "A way of counting that the text of the contract allows. All are worked out; one is declared, with its reason.")],
  [both("Compte entier, fractionnaire", "Full, fractional counting"), both("Entier\u202f: chaque publication compte pour un. Fractionnaire\u202f: pour la part de ses auteurs qui est de l’institut.", "Full: each publication counts for one. Fractional: for the part of its authors that is of the institute.")],
  [both("Impact normalisé (INC)", "Normalised impact (MNCS)"), both("Les citations d’un article sur celles attendues dans sa discipline, son année et son type, en moyenne. Le monde est à 1.", "The citations of a paper over those expected in its field, year and type, on average. The world is at 1.")],
  [both("Top 10\u202f%", "Top 10%"), both("Les articles parmi les 10\u202f% les plus cités au monde dans leur discipline, leur année et leur type\u202f; les ex æquo au seuil comptent en partie.", "Papers among the 10% most cited of the world in their field, year and type; ties at the threshold count in part.")],
  [both("Fenêtre", "Window"), both("Le temps pendant lequel citations et dépôts d’une année sont comptés. Le nombre est provisoire tant qu’elle est ouverte.", "The time over which citations and deposits of a year are counted. The number is provisional while it is open.")],
  [both("Intervalle à 95\u202f%", "95% interval"), both("Ce que le nombre aurait pu être avec d’autres publications semblables. Large, il dit que les publications sont peu nombreuses.", "What the number could have been with other publications of the same kind. A wide one says that publications are few.")],
  [both("Données de démonstration", "Demonstration data"), both("Des valeurs fictives, pour voir l’outil à l’œuvre. Le bandeau et chaque fichier téléchargé le disent.", "Fictitious values, to see the tool at work. The band and every downloaded file say so.")],
];

const keys: readonly (readonly [string, Bilingual])[] = [
  ["Tab", both("lien ou champ suivant (avec Maj\u202f: précédent)", "next link or field (with Shift: previous)")],
  ["Entrée / Enter", both("suivre un lien, envoyer un formulaire, ouvrir un détail", "follow a link, send a form, open a detail")],
  ["A+ / A−", both("en bas de chaque page\u202f: texte plus grand ou plus petit, sur tout le site", "at the foot of each page: larger or smaller text, on the whole site")],
  ["/", both("aller au champ de recherche ou au filtre de la page (avec JavaScript)", "go to the search field or the filter of the page (with JavaScript)")],
];

/** How to read the board: signs, verdicts, words; how to move without a mouse; how to take data away. */
export function HelpView({ language }: { readonly language: Language }): VNode {
  const fr = language === "fr";
  return (
    <div>
      <Heading level={1}>{fr ? "Lire le tableau de bord" : "Reading the board"}</Heading>
      <Lead>{fr ? "Les signes, les verdicts et les mots de ce site, et comment s’y déplacer." : "The signs, verdicts and words of this site, and how to move around in it."}</Lead>
      <Heading level={2} id="signs">{fr ? "Les signes" : "The signs"}</Heading>
      <div class="stack">
        <p class="prose">{fr ? "Chaque cible chiffrée a sa règle. Une cible à la baisse se lit de droite à gauche. Sans échelle (un rang, un acte), il n’y a que des mots." : "Every target with a number has its scale. A falling target reads from right to left. Without a scale (a rank, a deed) there are only words."}</p>
        <DefinitionList items={signs.map(([sign, text]) => ({ term: <TrackSample sign={sign} />, details: pick(text, language) }))} />
      </div>
      <Heading level={2} id="verdicts">{fr ? "Les verdicts" : "The verdicts"}</Heading>
      <div class="stack">
        <p class="prose">{fr ? "Un verdict compare une valeur à sa cible à une date. La forme et le mot le disent\u202f; la couleur ne fait qu’aider." : "A verdict compares a value with its target on a date. Shape and word say it; colour only helps."}</p>
        <DefinitionList items={verdicts.map(([kind, text]) => ({ term: <VerdictMark kind={kind} language={language} />, details: pick(text, language) }))} />
      </div>
      <Heading level={2} id="words">{fr ? "Les mots" : "The words"}</Heading>
      <DefinitionList items={terms.map(([term, text]) => ({ term: pick(term, language), details: pick(text, language) }))} />
      <p class="prose"><a href="/bibliometrics/method">{fr ? "Comment les nombres tirés des publications sont faits, avec des exemples" : "How the numbers made of publications are made, with examples"}</a></p>
      <Heading level={2} id="keyboard">{fr ? "Au clavier" : "With the keyboard"}</Heading>
      <div class="stack">
        <p class="prose">{fr ? "Toutes les pages se parcourent sans souris et sans JavaScript. Le premier lien de chaque page mène au contenu." : "Every page works without a mouse and without JavaScript. The first link of each page leads to the content."}</p>
        <DefinitionList items={keys.map(([key, text]) => ({ term: <kbd>{key}</kbd>, details: pick(text, language) }))} />
      </div>
      <Heading level={2} id="data">{fr ? "Emporter les données" : "Taking data away"}</Heading>
      <p class="prose">
        {fr ? "Avec chaque tableau, les liens CSV, ODS et JSON donnent le tableau entier. L’interface de programmation est décrite dans " : "With each table the CSV, ODS and JSON links give the whole table. The programming interface is described in "}
        <a href="/api/v1/openapi.json">{fr ? "son document OpenAPI" : "its OpenAPI document"}</a>
        {fr ? "\u202f; voyez aussi " : "; see also "}<a href="/problems">{fr ? "le sens de ses erreurs" : "what its errors mean"}</a>.
      </p>
    </div>
  );
}
