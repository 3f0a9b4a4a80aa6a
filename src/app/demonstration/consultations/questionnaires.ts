import { noAnnouncement, noNotice } from "../../../kernel/outbox/index.ts";
import { both } from "../../../kernel/i18n/format.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { fixedClock, type Clock } from "../../../kernel/time/day.ts";
import { createForms, createQuestionnaires, createResults, putClosedBox, selfEvaluation, shippedForms, type Ballots, type Form, type QuestionnaireInput, type QuestionnaireService } from "../../../modules/consultations/index.ts";
import type { House } from "../../house.ts";
import { madeUpContributions } from "./answers.ts";
import { thrownAwayKeys } from "./keys.ts";
import { ageingForm } from "./public-form.ts";

type Parts = Pick<House, "db" | "ballots">;

/** Those of the made-up staff who run consultations. */
export const demonstrationOrganiser: Actor = { accountId: "demonstration", name: "Démonstration", roles: [{ role: "consultation-office", perimeter: [] }] };

export const closedSelfEvaluation = "self-evaluation-2019-2023";

/** How many made-up people answered each axis of the closed self-evaluation, and how many were given the right to. */
const contributions: Readonly<Record<string, number>> = { research: 312, partners: 187, work: 341, society: 226 };
const issued = 604;
const eligible = 900;

const inFarYears = "2035-01-01";

const closedInput: QuestionnaireInput = {
  code: closedSelfEvaluation, title: both("Auto-évaluation 2019-2023", "Self-evaluation 2019-2023"),
  purpose: both(
    "L’institut a demandé à tout son personnel ce qui a avancé de 2019 à 2023, et ce qui a manqué, axe par axe.\n\nLes résultats et leur synthèse entrent dans l’évaluation finale du contrat.",
    "The institute asked all its staff what moved forward from 2019 to 2023, and what was missing, axis by axis.\n\nThe results and their synthesis go into the final evaluation of the contract.",
  ),
  contact: "Bureau des consultations", mode: "anonymous", periodFrom: "2019-01-01", periodTo: "2024-01-01", opensOn: "2024-03-04", closesOn: "2024-04-15", threshold: 10, eligibleRoles: null, form: { code: selfEvaluation.code },
};

const openInput: QuestionnaireInput = {
  ...closedInput, code: "self-evaluation-to-try", title: both("Auto-évaluation 2019-2023, questionnaire à essayer", "Self-evaluation 2019-2023, a questionnaire to try"),
  purpose: both(
    "Ce questionnaire reste ouvert pour que chacun voie comment on répond sans pouvoir être reconnu\u202f: recevoir ses droits de répondre, préparer ses réponses, envoyer un axe ou plusieurs, vérifier qu’ils sont comptés.\n\nLes mêmes questions que celles de l’auto-évaluation close en avril 2024.",
    "This questionnaire stays open so that anybody can see how one answers without being recognisable: receive the rights to answer, prepare answers, send one axis or several, check that they are counted.\n\nThe same questions as those of the self-evaluation closed in April 2024.",
  ),
  opensOn: "2025-03-10", closesOn: inFarYears, threshold: 5,
};

const publicInput: QuestionnaireInput = {
  code: "research-on-ageing", title: both("Vieillir\u202f: que doit chercher la recherche\u202f?", "Ageing: what should research look for?"),
  purpose: both(
    "Une consultation ouverte à tous, avant d’écrire les priorités du prochain programme de recherche sur le vieillissement.\n\nUne synthèse publique dira ce qui a été retenu, et pourquoi le reste ne l’a pas été.",
    "A consultation open to all, before the priorities of the next research programme on ageing are written.\n\nA public synthesis will tell what was kept, and why the rest was not.",
  ),
  contact: "Bureau des consultations", mode: "open-link", periodFrom: "", periodTo: "", opensOn: "2025-03-17", closesOn: inFarYears, threshold: 10, eligibleRoles: null, form: { code: ageingForm.code },
};

/**
 * A self-evaluation of staff, closed with its counts; one that every account can answer; a consultation of the public. The two that
 * are to be open are left announced: the timer of the house opens them at its first look, and makes keys that are this house's alone.
 */
export async function addDemonstrationQuestionnaires(house: Parts): Promise<void> {
  const { db } = house;
  const forms = createForms({ db, clock: fixedClock("2024-01-15") });
  if ((await questionnairesAt(house, fixedClock("2024-01-15")).list()).length > 0) return;
  await forms.putShipped(shippedForms);
  await forms.save(demonstrationOrganiser, ageingForm);
  await announce(house, closedInput, "2024-02-05");
  await questionnairesAt(house, fixedClock("2024-03-04")).move(demonstrationOrganiser, closedSelfEvaluation, "open");
  for (const [number, on] of ["2024-03-04", "2024-03-18", "2024-04-08"].entries()) await questionnairesAt(house, fixedClock(on)).send(demonstrationOrganiser, closedSelfEvaluation, number);
  await questionnairesAt(house, fixedClock("2024-04-15")).tick();
  await questionnairesAt(house, fixedClock("2024-05-06")).move(demonstrationOrganiser, closedSelfEvaluation, "published");
  await announce(house, openInput, "2025-03-03");
  await announce(house, publicInput, "2025-03-10");
}

async function announce(house: Parts, input: QuestionnaireInput, on: string): Promise<void> {
  const questionnaires = questionnairesAt(house, fixedClock(on));
  await questionnaires.create(demonstrationOrganiser, input);
  await questionnaires.move(demonstrationOrganiser, input.code, "announced");
}

/** Questionnaires as made-up people ran them on a day, told to nobody. */
function questionnairesAt({ db, ballots }: Parts, clock: Clock): QuestionnaireService {
  const questionnaires: QuestionnaireService = createQuestionnaires({
    db, clock, demonstration: true, forms: createForms({ db, clock }), notify: noNotice, announce: noAnnouncement, random: () => 0,
    organisers: async () => [],
    people: async () => Array.from({ length: eligible }, (_, at) => ({ accountId: `made-up-${at + 1}`, roles: [] })),
    ballots: madeUpBallots({ db, ballots }, () => questionnaires),
    publishResults: (_actor, code) => createResults({ db, clock, questionnaires, ballots, eligible: async () => eligible }).freeze(code),
  });
  return questionnaires;
}

/** Keys that open nothing, and a box that is filled when it is closed. */
function madeUpBallots({ db, ballots }: Parts, questionnaires: () => QuestionnaireService): Pick<Ballots, "open" | "fold" | "close" | "participation" | "keyLoss" | "giveUpWaiting"> {
  return {
    open: async () => thrownAwayKeys,
    fold: async () => {},
    async close(code) {
      const questionnaire = await questionnaires().find(code);
      if (questionnaire === null) return;
      await putClosedBox(db, { questionnaire, keys: thrownAwayKeys, issued, contributions: contributionsTo(questionnaire.form) });
    },
    participation: (code) => ballots.participation(code),
    keyLoss: async () => null,
    giveUpWaiting: (code) => ballots.giveUpWaiting(code),
  };
}

function contributionsTo(form: Form) {
  return new Map(form.axes.map((axis) => [axis.code, madeUpContributions(form, axis, contributions[axis.code] ?? 0, closedSelfEvaluation)]));
}
