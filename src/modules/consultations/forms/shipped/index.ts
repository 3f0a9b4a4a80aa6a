import { both } from "../../../../kernel/i18n/format.ts";
import type { Form } from "../../domain/form.ts";
import { options, single } from "./parts.ts";
import { partnersAxis } from "./partners.ts";
import { researchAxis } from "./research.ts";
import { societyAxis } from "./society.ts";
import { workAxis } from "./work.ts";

/**
 * The self-evaluation of 2019-2023, open to all staff: one axis for each priority of the contract 2021-2025, tied to its
 * objectives by their codes. Scales have as many steps on either side of their middle, each question asks one thing,
 * groups are few and large, and every question may be left.
 */
export const selfEvaluation: Form = {
  code: "self-evaluation-2019-2023",
  version: 1,
  title: both("Auto-évaluation 2019-2023", "Self-evaluation 2019-2023"),
  introduction: both(
    "Vous répondez à un axe, à plusieurs ou à tous, et dans chacun aux questions que vous voulez. Comptez cinq à huit minutes par axe.\n\nRépondez sur ce que vous avez vu de 2019 à 2023, même si vous n’étiez pas là toute la période.",
    "You answer one axis, several or all, and in each the questions you like. Reckon five to eight minutes an axis.\n\nAnswer on what you saw from 2019 to 2023, even if you were not there for the whole period.",
  ),
  groups: [
    single("kind-of-work", "Quelle était votre activité principale\u202f?", "What was your main activity?", options(
      ["research", "Recherche, enseignement ou soins", "Research, teaching or care"],
      ["training", "Doctorat ou post-doctorat", "Doctorate or postdoctorate"],
      ["technical", "Appui technique à la recherche", "Technical support of research"],
      ["administration", "Gestion, pilotage et autres fonctions support", "Management, steering and other support functions"],
    )),
    single("kind-of-structure", "Où l’exerciez-vous\u202f?", "Where did you carry it out?", options(
      ["research-unit", "Dans une unité de recherche", "In a research unit"],
      ["service-unit", "Dans une unité de service, une plateforme ou un centre d’investigation clinique", "In a service unit, a platform or a clinical investigation centre"],
      ["administration", "Au siège ou dans une délégation régionale", "At the head office or in a regional office"],
    )),
  ],
  axes: [researchAxis, partnersAxis, workAxis, societyAxis],
};

/** Forms that come with the program. */
export const shippedForms: readonly Form[] = [selfEvaluation];
