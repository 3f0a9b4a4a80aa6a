import type { Db } from "../../../kernel/db/db.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { both } from "../../../kernel/i18n/format.ts";
import type { Notice } from "../../../kernel/outbox/index.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { day, fixedClock, type Clock } from "../../../kernel/time/day.ts";
import type { AxisKey, Questionnaire } from "../domain/campaign.ts";
import type { Form, SingleQuestion } from "../domain/form.ts";
import type { KeyLoss } from "../domain/ports.ts";
import type { QuestionnaireDeps } from "./deps.ts";
import type { QuestionnaireInput } from "./domain/input.ts";
import { createQuestionnaires, type QuestionnaireService } from "./service.ts";

export const organiser: Actor = { accountId: "account-office", name: "Bureau des consultations", roles: [{ role: "consultation-office", perimeter: [] }] };
export const researcher: Actor = { accountId: "account-1", name: "Une chercheuse", roles: [{ role: "researcher", perimeter: [] }] };

export function aGroup(values = 2): SingleQuestion {
  return { kind: "single", code: "position", label: both("Votre fonction", "Your position"), options: Array.from({ length: values }, (_, at) => ({ code: `value-${at + 1}`, label: both(`Valeur ${at + 1}`, `Value ${at + 1}`) })) };
}

/** Two axes, one group, a scale, a choice and a text. */
export function aForm(change: Partial<Form> = {}): Form {
  const section = { code: "view", title: both("Votre avis", "Your view") };
  return {
    code: "short-form", version: 1, title: both("Formulaire court", "Short form"), introduction: both("Deux axes.", "Two axes."), groups: [aGroup()],
    axes: [
      { code: "first", title: both("Le premier axe", "The first axis"), introduction: both("Ce que l’on fait.", "What is done."), objectives: ["1"], sections: [{ ...section, questions: [
        { kind: "scale", code: "progress", label: both("Avancement", "Progress"), low: 1, high: 5, lowLabel: both("nul", "none"), highLabel: both("achevé", "complete"), noOpinion: true },
        { kind: "text", code: "why", label: both("Pourquoi\u202f?", "Why?"), longest: 500 },
      ] }] },
      { code: "second", title: both("Le second axe", "The second axis"), introduction: both("Comment on le fait.", "How it is done."), objectives: [], sections: [{ ...section, questions: [
        { kind: "single", code: "means", label: both("Les moyens", "The means"), options: [{ code: "enough", label: both("Suffisants", "Enough") }, { code: "short", label: both("Insuffisants", "Short") }] },
      ] }] },
    ],
    ...change,
  };
}

export function anInput(change: Partial<QuestionnaireInput> = {}): QuestionnaireInput {
  return {
    code: "short", title: both("Un questionnaire court", "A short questionnaire"), purpose: both("Savoir ce qui avance.", "To know what moves on."), contact: "Bureau des consultations", mode: "anonymous", periodFrom: "2019-01-01", periodTo: "2024-01-01",
    opensOn: "2025-03-10", closesOn: "2025-04-10", threshold: 5, eligibleRoles: null, form: { code: "short-form" }, ...change,
  };
}

export interface TestBallots extends Pick<QuestionnaireDeps["ballots"], "open" | "fold" | "close" | "participation" | "keyLoss" | "giveUpWaiting"> {
  readonly acts: string[];
  contributions: number;
  /** The next call fails, as where the machine stops half-way. */
  failNext: boolean;
  /** What `keyLoss` says. */
  lost: KeyLoss | null;
}

/** Notes what it is asked; keys are the same when asked again, as the real ones are. */
export function testBallots(): TestBallots {
  const made = new Map<string, readonly AxisKey[]>();
  const ballots: TestBallots = {
    acts: [], contributions: 0, failNext: false, lost: null,
    async open({ code, form }: Questionnaire) {
      stopped();
      ballots.acts.push(`open ${code}`);
      const keys = made.get(code) ?? form.axes.map(({ code: axis }) => ({ axis, publicKey: `key-of-${axis}` }));
      made.set(code, keys);
      return keys;
    },
    async fold(code) { ballots.acts.push(`fold ${code}`); },
    async close(code) {
      stopped();
      ballots.acts.push(`close ${code}`);
    },
    keyLoss: async () => ballots.lost,
    async giveUpWaiting(code) {
      if (ballots.lost === null) throw new AppError("consultations.key-not-lost", both("là", "there"), { status: 409 });
      const { lost } = ballots;
      ballots.lost = null;
      ballots.acts.push(`give up ${code}`);
      return lost;
    },
    participation: async () => [{ axis: "first", contributions: ballots.contributions, issued: 12 }, { axis: "second", contributions: 0, issued: 12 }],
  };
  const stopped = (): void => {
    if (!ballots.failNext) return;
    ballots.failNext = false;
    throw new Error("stopped half-way");
  };
  return ballots;
}

export function movingClock(start: string): Clock & { to(at: string): void } {
  let clock = fixedClock(start);
  return { now: () => clock.now(), today: () => clock.today(), to: (at) => { clock = fixedClock(at); } };
}

export interface TestQuestionnaires {
  readonly service: QuestionnaireService;
  readonly ballots: TestBallots;
  readonly clock: ReturnType<typeof movingClock>;
  readonly notices: Notice[];
}

/** Twelve accounts: ten researchers and two of the steering office. */
export function testQuestionnaires(db: Db, { forms = [aForm()], today = "2025-03-10", change = {} }: { readonly forms?: readonly Form[]; readonly today?: string; readonly change?: Partial<QuestionnaireDeps> } = {}): TestQuestionnaires {
  const [ballots, clock, notices]: [TestBallots, ReturnType<typeof movingClock>, Notice[]] = [testBallots(), movingClock(day(today)), []];
  const service = createQuestionnaires({
    db, clock, ballots, random: () => 0.5, announce: async () => {},
    forms: { find: async (code, version) => forms.filter((form) => form.code === code && (version === undefined || form.version === version)).at(-1) ?? null, list: async () => forms.map((form) => ({ form, versions: 1, used: false })) },
    people: async () => Array.from({ length: 12 }, (_, at) => ({ accountId: `account-${at + 1}`, roles: [{ role: at < 10 ? "researcher" : "steering-office" }] })),
    organisers: async () => [organiser.accountId],
    notify: async (_inside, notice) => { notices.push(notice); }, ...change,
  });
  return { service, ballots, clock, notices };
}
