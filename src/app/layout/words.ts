import type { Bilingual, Language } from "../../kernel/i18n/language.ts";

/** The sections of the site, in the order of the header. `key` is what a page gives as its `section`. */
export const sections: readonly { readonly key: string; readonly href: string; readonly label: Bilingual }[] = [
  { key: "board", href: "/", label: { fr: "Contrat", en: "Contract" } },
  { key: "actions", href: "/actions", label: { fr: "Actions", en: "Actions" } },
  { key: "indicators", href: "/indicators", label: { fr: "Indicateurs", en: "Indicators" } },
  { key: "lab", href: "/lab", label: { fr: "Laboratoires", en: "Labs" } },
  { key: "resources", href: "/resources", label: { fr: "Moyens", en: "Resources" } },
  { key: "contradictions", href: "/contradictions", label: { fr: "Contradictions", en: "Contradictions" } },
  { key: "search", href: "/search", label: { fr: "Recherche", en: "Search" } },
];

export const languageNames: Readonly<Record<Language, string>> = { fr: "Français", en: "English" };

interface FrameWords {
  readonly home: string;
  readonly navigation: string;
  readonly demonstration: string;
  readonly demonstrationLabel: string;
  readonly signIn: string;
  readonly signOut: string;
  readonly values: string;
  readonly imports: string;
  readonly accounts: string;
  readonly toLight: string;
  readonly toDark: string;
  readonly audit: string;
  readonly about: string;
  readonly help: string;
  readonly accessibility: string;
  readonly api: string;
  readonly licence: string;
  readonly database: (name: string) => string;
}

export const frameWords: Readonly<Record<Language, FrameWords>> = {
  fr: {
    home: "Jalon, accueil",
    navigation: "Rubriques",
    demonstration: "Données de démonstration, fictives. Les cibles et les valeurs de départ sont celles du contrat publié.",
    demonstrationLabel: "Nature des données",
    signIn: "Se connecter",
    signOut: "Se déconnecter",
    values: "Valeurs à valider",
    imports: "Imports",
    accounts: "Comptes",
    toLight: "Fond clair",
    toDark: "Fond sombre",
    audit: "Journal",
    about: "À propos",
    help: "Aide",
    accessibility: "Accessibilité",
    api: "Interface de programmation (OpenAPI)",
    licence: "Logiciel libre, licence EUPL-1.2",
    database: (name) => `Base de données\u202f: ${name}`,
  },
  en: {
    home: "Jalon, home",
    navigation: "Sections",
    demonstration: "Demonstration data, fictitious. Targets and baselines are those of the published contract.",
    demonstrationLabel: "Nature of the data",
    signIn: "Sign in",
    signOut: "Sign out",
    values: "Values to validate",
    imports: "Imports",
    accounts: "Accounts",
    toLight: "Light theme",
    toDark: "Dark theme",
    audit: "Audit log",
    about: "About",
    help: "Help",
    accessibility: "Accessibility",
    api: "Programming interface (OpenAPI)",
    licence: "Free software, EUPL-1.2 licence",
    database: (name) => `Database: ${name}`,
  },
};
