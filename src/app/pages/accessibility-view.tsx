import type { VNode } from "preact";
import { DataLink, Heading, Lead } from "../../kernel/html/index.ts";
import type { Language } from "../../kernel/i18n/language.ts";

interface Statement {
  readonly checked: readonly string[];
  readonly limits: readonly string[];
}

const statements: Readonly<Record<Language, Statement>> = {
  fr: {
    checked: [
      "Les pages publiques passent, dans un navigateur réel, les règles automatiques d’axe-core pour WCAG 2.2 niveau AA, sans faute, en fond clair et en fond sombre. Ces règles ne couvrent qu’une partie des critères.",
      "Chaque page est construite pour servir au clavier, sans JavaScript, imprimée, agrandie à 400\u202f%, et à 360\u202fpixels de large.",
      "Un verdict est dit par un mot et une forme avant sa couleur\u202f; chaque figure a ses nombres en texte ou en tableau.",
      "Les textes existent en français et en anglais\u202f; la langue de chaque page est déclarée.",
    ],
    limits: [
      "Aucun audit RGAA 4.1 complet n’a été fait\u202f: aucun taux de conformité n’est affirmé.",
      "Aucun essai systématique avec un lecteur d’écran (NVDA, JAWS, VoiceOver) ni avec des personnes handicapées n’a été mené.",
      "Les titres d’un contrat importé n’existent que dans sa langue tant que personne ne les a traduits\u202f: une page anglaise peut alors contenir du français non signalé comme tel.",
      "Les fichiers ODS n’ont pas été contrôlés avec une aide technique.",
    ],
  },
  en: {
    checked: [
      "Public pages pass, in a real browser, the automatic rules of axe-core for WCAG 2.2 level AA, without a fault, in both light and dark schemes. These rules cover only part of the criteria.",
      "Every page is built to be used with a keyboard, without JavaScript, printed, zoomed to 400%, and at a width of 360 pixels.",
      "A verdict is told by a word and a shape before its colour; every figure has its numbers as text or as a table.",
      "Texts exist in French and in English; the language of each page is declared.",
    ],
    limits: [
      "No full RGAA 4.1 audit has been made: no rate of conformity is claimed.",
      "No systematic test with a screen reader (NVDA, JAWS, VoiceOver) or with disabled people has been carried out.",
      "Titles of an imported contract exist only in its language until somebody translates them: an English page may then hold French that is not marked as such.",
      "ODS files have not been checked with assistive technology.",
    ],
  },
};

/** What was checked, how, what is known not to be right, and whom to tell. Claims nothing that was not measured. */
export function AccessibilityView({ language, contact }: { readonly language: Language; readonly contact: string | null }): VNode {
  const fr = language === "fr";
  const { checked, limits } = statements[language];
  return (
    <div class="prose">
      <Heading level={1}>{fr ? "Accessibilité" : "Accessibility"}</Heading>
      <Lead>{fr ? "Accessibilité\u202f: conformité non évaluée. Voici ce qui a été contrôlé, et ce qui ne l’a pas été." : "Accessibility: conformity not assessed. Here is what was checked, and what was not."}</Lead>
      <Heading level={2} id="checked">{fr ? "Ce qui est contrôlé" : "What is checked"}</Heading>
      <ul class="stack">{checked.map((one) => <li>{one}</li>)}</ul>
      <Heading level={2} id="limits">{fr ? "Limites connues" : "Known limits"}</Heading>
      <ul class="stack">{limits.map((one) => <li>{one}</li>)}</ul>
      <Heading level={2} id="contact">{fr ? "Signaler une difficulté" : "Reporting a difficulty"}</Heading>
      {contact === null ? (
        <p>{fr ? "Adressez-vous au service qui exploite ce site. L’adresse de contact n’a pas encore été indiquée dans la configuration." : "Turn to the service that runs this site. The contact address has not been given in the configuration yet."}</p>
      ) : (
        <p>{fr ? "Écrivez à " : "Write to "}<DataLink href={`mailto:${contact}`}>{contact}</DataLink>{fr ? "\u202f: la page, ce que vous cherchiez, votre matériel. Vous pouvez demander le contenu sous une autre forme." : ": the page, what you were looking for, your equipment. You may ask for the content in another form."}</p>
      )}
      <p>
        {fr
          ? "Sans réponse satisfaisante, vous pouvez saisir le Défenseur des droits\u202f: formulaire en ligne, délégué de votre région, ou courrier gratuit (Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07)."
          : "Without a satisfactory answer, you may turn to the French Defender of Rights (Défenseur des droits): online form, regional delegate, or free post (Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07)."}
      </p>
    </div>
  );
}
