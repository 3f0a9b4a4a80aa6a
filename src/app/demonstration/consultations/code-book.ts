import type { CodeWords } from "../../../modules/consultations/index.ts";
import { both } from "../../../kernel/i18n/format.ts";

const themes = {
  means: both("Moyens de la recherche", "Means of research"),
  load: both("Charge et délais", "Load and delays"),
  people: both("Emploi et vie au travail", "Employment and life at work"),
  partners: both("Partenaires", "Partners"),
  openness: both("Science ouverte et société", "Open science and society"),
} as const;

/** Each code with the beginnings of the made-up texts that speak of it. Numbers are places in this list, from 1. */
const entries: readonly (readonly [keyof typeof themes, string, string, string, string, readonly string[]])[] = [
  ["means", "Équipements partagés", "Shared equipment", "Plateformes, appareils communs, leur personnel et leur entretien.", "Il faudrait quelqu’un à demeure sur le grand microscope.", ["Les plateformes partagées", "L’entretien des appareils"]],
  ["means", "Petites et jeunes équipes", "Small and young teams", "Ce que vivent en particulier les équipes petites ou qui débutent. Pas pour les équipes en général.", "À quatre, on ne peut pas tout faire.", ["Le soutien aux jeunes équipes"]],
  ["means", "Réseaux et échanges", "Networks and exchange", "Réseaux thématiques, séminaires, rencontres entre unités.", "Se voir deux fois l’an change tout.", ["Les réseaux thématiques", "Les séminaires entre unités"]],
  ["means", "Financement et appels", "Funding and calls", "Part des appels dans le budget, appels internes, budgets communs.", "On passe l’automne à écrire des demandes.", ["Les appels internes courts", "La part des appels", "Un budget commun"]],
  ["means", "Liberté et risque", "Freedom and risk", "Droit de changer de direction, place des sujets risqués.", "Laissez-nous nous tromper une fois.", ["La liberté laissée", "La place laissée aux sujets risqués"]],
  ["load", "Délais", "Delays", "Le temps perdu à attendre\u202f: achats, remboursements, signatures, accès. La démarche elle-même relève de « Démarches ».", "Trois mois pour une réponse.", ["Le délai d’achat", "L’accès aux données de santé", "Acheter un réactif", "Rembourser une mission", "Signer un accord"]],
  ["load", "Démarches et outils", "Procedures and tools", "Formulaires, rapports, réunions, outils de gestion.", "La même case à remplir quatre fois.", ["Le nombre de rapports", "Les outils de gestion", "Moins de réunions", "Recruter un stagiaire", "Un ordre de mission", "Acheter un réactif", "Déclarer un projet"]],
  ["load", "Appui de proximité", "Support close by", "Quelqu’un, sur place ou connu, vers qui se tourner.", "Un nom et un numéro, pas une boîte commune.", ["Un gestionnaire présent", "Un interlocuteur par site"]],
  ["people", "Carrières et contrats", "Careers and contracts", "Durée des contrats, carrières, entretiens.", "Un contrat qui dure autant que le projet.", ["Les contrats trop courts", "Des carrières lisibles", "Des entretiens annuels"]],
  ["people", "Vie quotidienne", "Daily life", "Logement, garde d’enfants, télétravail, locaux.", "Une place en crèche et je reste.", ["La possibilité de télétravailler", "Un logement d’accueil", "Une crèche"]],
  ["people", "Formation", "Training", "Formations, quel qu’en soit le sujet.", "Apprendre l’outil avant d’avoir à s’en servir.", ["Des formations pendant", "Des formations courtes"]],
  ["people", "Stabilité de l’organisation", "Stability of the organisation", "Demandes de moins de changements de structure.", "Laissez passer deux ans sans réforme.", ["De la stabilité"]],
  ["partners", "Lien avec le soin", "Tie with care", "Praticiens et hôpital dans les équipes.", "Un jour de clinicien par semaine au laboratoire.", ["L’accueil de praticiens"]],
  ["partners", "Règles communes", "Common rules", "Conventions, propriété intellectuelle, accords entre partenaires.", "Une convention, pas trois.", ["Une seule convention", "Des règles de propriété", "Signer un accord"]],
  ["partners", "Europe et international", "Europe and international", "Projets européens, accueil de collègues étrangers.", "Aider à écrire en anglais.", ["Une aide à la traduction", "Des locaux d’accueil"]],
  ["openness", "Données", "Data", "Dépôt, accès et réutilisation des données.", "Un guichet pour déposer et pour demander.", ["L’aide au dépôt", "L’accès aux données de santé", "Rendre les données publiées"]],
  ["openness", "Dialogue avec la société", "Dialogue with society", "Associations, écoles, public, doute dit clairement.", "Répondre aux lettres des patients.", ["Répondre aux questions des associations", "Compter le temps passé avec les écoles", "Dire aussi ce que"]],
  ["openness", "Intégrité", "Integrity", "Intégrité scientifique, doutes, lieux pour en parler.", "Pouvoir demander sans accuser.", ["Un lieu où discuter", "Des formations courtes"]],
  ["openness", "Résultats négatifs", "Negative results", "Publication de ce qui n’a pas marché.", "Ce qui échoue sert aussi.", ["Publier les résultats négatifs"]],
  ["openness", "Recherche sur l’animal", "Animal research", "Explication de cette recherche et méthodes de remplacement.", "Dire pourquoi, et ce qui change.", ["Expliquer les recherches"]],
];

/** The made-up code book, in the order of its numbers. */
export const madeUpCodes: readonly CodeWords[] = entries.map(([theme, fr, en, definition, example]) => ({ label: both(fr, en), definition: both(definition, ""), example, theme: themes[theme] }));

export function themeOf(code: number): string {
  return madeUpCodes[code - 1]?.theme.fr ?? "";
}

/** The codes that a careful reader gives to a made-up text; “small teams” where its end says so. */
export function codesFor(text: string): readonly number[] {
  const found = entries.flatMap(([, , , , , beginnings], index) => (beginnings.some((one) => text.startsWith(one)) ? [index + 1] : []));
  return saysSmallTeams(text) && !found.includes(2) ? [...found, 2].sort((a, b) => a - b) : found;
}

export function saysSmallTeams(text: string): boolean {
  return text.includes("surtout pour les petites équipes");
}
