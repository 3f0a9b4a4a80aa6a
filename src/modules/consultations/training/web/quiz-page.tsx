import type { VNode } from "preact";
import { Button, Heading, Lead, LinkButton, Notice } from "../../../../kernel/html/index.ts";
import { formatNumber, formatPercent } from "../../../../kernel/i18n/format.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { MultipleQuestion, SingleQuestion } from "../../domain/form.ts";
import type { QuizAnswers } from "../domain/quiz.ts";
import type { QuizResult } from "../actions/attend.ts";
import { Csrf, errorAt, Faults } from "../../synthesis/web/deps.tsx";
import type { Place } from "./deps.ts";
import { Crumbs } from "./parts.tsx";

export interface QuizPageProps {
  readonly place: Place;
  readonly title: string;
  readonly classId: string;
  /** The questions alone: which options are right stays on the server. */
  readonly questions: readonly (SingleQuestion | MultipleQuestion)[];
  readonly passShare: number;
  /** How many attempts there were before this one. */
  readonly attempt: number;
  readonly attemptsLeft: number;
  readonly given: QuizAnswers;
  readonly issues: readonly Issue[];
}

export function QuizPage({ place, title, classId, questions, passShare, attempt, attemptsLeft, given, issues }: QuizPageProps): VNode {
  const { say, language, context } = place;
  return (
    <div>
      <Faults issues={issues} language={language} />
      <QuizCrumbs place={place} />
      <Heading level={1} kicker={say("Questionnaire", "Quiz")}>{title}</Heading>
      <Lead>{say(`${formatPercent(passShare, "fr", 0)} de bonnes réponses suffisent. Il vous reste ${formatNumber(attemptsLeft, "fr")} essai${attemptsLeft > 1 ? "s" : ""}. Ce que vous choisissez n’est pas gardé, le résultat seul.`, `${formatPercent(passShare, "en", 0)} right answers are enough. You have ${formatNumber(attemptsLeft, "en")} attempt${attemptsLeft === 1 ? "" : "s"} left. What you choose is not kept, the result alone is.`)}</Lead>
      <form method="post" action={`/integrity/my-training/classes/${classId}/quiz`}>
        <Csrf context={context} />
        <input type="hidden" name="attempt" value={attempt} />
        {questions.map((question, index) => {
          const id = `field-q-${question.code}`;
          const { error } = errorAt(issues, `q-${question.code}`, language);
          return (
            <fieldset class={`field${error === undefined ? "" : " field-wrong"}`} id={id} aria-describedby={error === undefined ? undefined : `${id}-error`}>
              <legend>{formatNumber(index + 1, language)}. {question.label[language]}{question.kind === "multiple" ? <span class="optional"> ({say("plusieurs réponses", "several answers")})</span> : null}</legend>
              {error === undefined ? null : <p class="field-error" id={`${id}-error`}>{error}</p>}
              {question.options.map((option) => (
                <label class="choice" for={`${id}-${option.code}`}>
                  <input type={question.kind === "multiple" ? "checkbox" : "radio"} id={`${id}-${option.code}`} name={`q-${question.code}`} value={option.code} checked={(given[question.code] ?? []).includes(option.code)} />
                  {option.label[language]}
                </label>
              ))}
            </fieldset>
          );
        })}
        <div class="button-row"><Button>{say("Remettre mes réponses", "Hand in my answers")}</Button></div>
      </form>
    </div>
  );
}

export function QuizResultPage({ place, title, classId, result }: { readonly place: Place; readonly title: string; readonly classId: string; readonly result: QuizResult }): VNode {
  const { say, language } = place;
  const share = formatPercent(result.share, language, 0);
  return (
    <div>
      <QuizCrumbs place={place} />
      <Heading level={1} kicker={say("Questionnaire", "Quiz")}>{title}</Heading>
      <Notice kind={result.passed ? "info" : "warn"} language={language} title={result.passed ? say(`Réussi\u202f: ${share} de bonnes réponses`, `Passed: ${share} right answers`) : say(`Pas encore\u202f: ${share} de bonnes réponses`, `Not yet: ${share} right answers`)}>
        <p>{result.passed ? say("Vos crédits et votre certificat sont sur la page de vos formations.", "Your credits and your certificate are on the page of your training.") : result.attemptsLeft > 0 ? say(`Il vous reste ${formatNumber(result.attemptsLeft, "fr")} essai${result.attemptsLeft > 1 ? "s" : ""}.`, `You have ${formatNumber(result.attemptsLeft, "en")} attempt${result.attemptsLeft === 1 ? "" : "s"} left.`) : say("Il ne reste plus d’essai\u202f: le bureau éthique et intégrité peut vous en rendre.", "No attempt is left: the ethics and integrity office can give you more.")}</p>
      </Notice>
      <div class="button-row"><LinkButton href="/integrity/my-training" kind="main">{say("Mes formations", "My training")}</LinkButton>{!result.passed && result.attemptsLeft > 0 ? <LinkButton href={`/integrity/my-training/classes/${classId}/quiz`}>{say("Recommencer", "Try again")}</LinkButton> : null}</div>
    </div>
  );
}

function QuizCrumbs({ place }: { readonly place: Place }): VNode {
  return <Crumbs place={place} crumbs={[{ label: place.say("Mes formations", "My training"), href: "/integrity/my-training" }, { label: place.say("Questionnaire", "Quiz") }]} />;
}
