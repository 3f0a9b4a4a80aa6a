import type { VNode } from "preact";
import { Breadcrumbs, Disclosure, Heading, LinkButton, Notice, type BundledScript } from "../../../../kernel/html/index.ts";
import { formatNumber, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { pathOf } from "../../questionnaires/web/deps.ts";
import type { QuestionnaireRecord } from "../../questionnaires/store.ts";
import { AxisFields, Paragraphs } from "../fields/index.ts";

export interface AnswerPageProps {
  readonly record: QuestionnaireRecord;
  /** Of what was fixed at the opening. */
  readonly definitionSha256: string;
  /** A mark of the account for the storage of the device: it goes no further. */
  readonly person: string;
  readonly issued: readonly string[];
  readonly csrfToken: string;
  readonly script: BundledScript;
  readonly language: Language;
}

/**
 * Where staff answer. All axes are in this one page, so that no request tells which of them is opened; the script of the
 * page shows one at a time, keeps what is written on the device and sends without saying who sends.
 */
export function AnswerPage({ record, definitionSha256, person, issued, csrfToken, script, language }: AnswerPageProps): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const { code, form, title, threshold } = record;
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("Participer", "Take part"), href: "/consultations" }, { label: pick(title, language), href: pathOf(code) }, { label: say("Répondre", "Answer") }]} />
      <Heading level={1}>{pick(title, language)}</Heading>
      <div class="answering" data-answering data-questionnaire={code} data-definition={definitionSha256} data-person={person} data-issued={issued.join(" ")} data-csrf={csrfToken} data-state={record.state}>
        <div data-answer-introduction>
          <Promise threshold={threshold} language={language} />
        </div>
        <noscript><WithoutScript code={code} language={language} /></noscript>
        <p class="soft" data-answer-wait>{say("La page se prépare. Si ce message reste, votre navigateur n’a pas pu lancer son programme\u202f: un navigateur à jour est nécessaire.", "The page is getting ready. Should this message stay, your browser could not run its program: an up-to-date browser is needed.")}</p>
        <p class="answer-said" role="status" data-answer-said />
        <div data-answer-screen />
        <div data-answer-introduction>
          <Details code={code} definitionSha256={definitionSha256} language={language} />
        </div>
        {form.axes.map((axis) => (
          <template data-axis={axis.code}>
            <div class="prose" data-axis-introduction><Paragraphs text={pick(axis.introduction, language)} /></div>
            <AxisFields axis={axis} groups={form.groups} fields={{}} language={language} level={3} />
          </template>
        ))}
        <script type="module" src={script.url} integrity={script.integrity} />
      </div>
    </>
  );
}

/** Five lines, before anything is asked. */
function Promise({ threshold, language }: { readonly threshold: number; readonly language: Language }): VNode {
  const k = formatNumber(threshold, language);
  const lines = language === "fr" ? [
    <><strong>On saura</strong> que vous avez reçu le droit de répondre{"\u202f"}; jamais si vous l’avez utilisé.</>,
    <><strong>On saura</strong> combien de personnes ont donné chaque réponse, à partir de {k}. Moins que cela{"\u202f"}: rien n’est lu.</>,
    <><strong>On ne saura pas</strong> quelles réponses sont les vôtres, ni à quels axes vous répondez, ni quand, ni d’où.</>,
    <><strong>On ne saura pas</strong> relier deux de vos réponses entre elles, ni deux axes.</>,
    <><strong>La limite</strong>{"\u202f"}: qui tiendrait le serveur à l’instant de l’envoi pourrait lire ce qui passe, et voir de quelle adresse du réseau. <a href="/consultations/anonymity">Comment cela marche, et comment le vérifier</a></>,
  ] : [
    <><strong>It will be known</strong> that you received the right to answer; never whether you used it.</>,
    <><strong>It will be known</strong> how many people gave each answer, from {k} up. Fewer than that: nothing is read.</>,
    <><strong>It will not be known</strong> which answers are yours, which axes you answer, when, or from where.</>,
    <><strong>It will not be known</strong> how any two of your answers, or two axes, belong together.</>,
    <><strong>The limit</strong>: whoever held the server at the moment of sending could read what passes, and see from which network address. <a href="/consultations/anonymity">How it works, and how to check it</a></>,
  ];
  return <ul class="answer-promise">{lines.map((line) => <li>{line}</li>)}</ul>;
}

export function WithoutScript({ code, language }: { readonly code: string; readonly language: Language }): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  return (
    <Notice kind="warn" language={language} title={say("Cette page a besoin de JavaScript", "This page needs JavaScript")}>
      <p>{say("Le jeton qui vous donne le droit de répondre est fabriqué et masqué sur votre appareil\u202f: c’est ce qui empêche de vous reconnaître. Sans programme dans le navigateur, c’est le serveur qui devrait le faire, et il saurait qui répond. Nous préférons ne pas le proposer.", "The token that gives you the right to answer is made and blinded on your device: that is what keeps you from being recognised. Without a program in the browser the server would have to do it, and would know who answers. We would rather not offer that.")}</p>
      <p><a href={`${pathOf(code)}/print`}>{say("Préparer ses réponses sur papier, puis les saisir depuis un autre appareil", "Prepare your answers on paper, then type them on another device")}</a></p>
    </Notice>
  );
}

function Details({ code, definitionSha256, language }: { readonly code: string; readonly definitionSha256: string; readonly language: Language }): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  return (
    <>
      <Heading level={2}>{say("Bon à savoir", "Good to know")}</Heading>
      <ul class="prose">
        <li>{say("Répondez à un axe, à plusieurs, à une partie des questions\u202f: tout est libre. Chaque axe s’envoie à part.", "Answer one axis, several, part of the questions: all is free. Each axis is sent on its own.")}</li>
        <li>{say("Ce que vous écrivez reste sur cet appareil jusqu’à l’envoi. Fermez, revenez quand vous voulez, sur le même appareil et le même navigateur.", "What you write stays on this device until it is sent. Close, come back whenever you like, on the same device and browser.")}</li>
        <li><strong>{say("Ordinateur partagé\u202f?", "Shared computer?")}</strong> {say("Préférez le vôtre. Sinon, répondez et envoyez en une fois, puis effacez tout avec le bouton de cette page et déconnectez-vous.", "Rather use your own. Otherwise answer and send in one go, then erase everything with the button of this page and sign out.")}</li>
        <li>{say("Un jeton perdu (appareil perdu, données du navigateur effacées) n’est pas remplacé\u202f: on ne pourrait plus savoir si le premier a servi.", "A lost token (device lost, browser data erased) is not replaced: nobody could tell whether the first was used.")}</li>
        <li>{say("Les envois partent sans votre session\u202f: vous pouvez même vous déconnecter avant.", "What you send leaves without your session: you may even sign out before.")}</li>
      </ul>
      <Disclosure summary={say("Pourquoi tous les axes sont dans cette page", "Why all axes are in this page")}>
        <p>{say("Si chaque axe avait sa page, le serveur verrait qui ouvre laquelle. Ici tout arrive d’un coup, et passer d’un axe à l’autre ne demande rien au serveur\u202f: seul l’envoi, sans nom, dit de quel axe il est.", "Had each axis its own page, the server would see who opens which. Here everything comes at once, and going from one axis to another asks nothing of the server: only what is sent, without a name, says which axis it is for.")}</p>
      </Disclosure>
      <Disclosure summary={say("Empreinte du questionnaire, à comparer", "Fingerprint of the questionnaire, to be compared")}>
        <p><code class="fingerprint">{definitionSha256}</code></p>
        <p>{say("Votre navigateur a téléchargé le questionnaire publié, comme le ferait n’importe qui, et vérifié qu’il a cette empreinte, clés comprises. Elle doit être celle du message d’invitation, et celle que voit un collègue sur son propre écran\u202f: une autre pourrait marquer vos réponses. Elle est aussi sur", "Your browser has downloaded the published questionnaire, as anybody would, and checked that it has this fingerprint, keys included. It has to be that of the invitation you were sent, and that a colleague sees on their own screen: another could mark your answers. It is also on")} <a href={`${pathOf(code)}#check`}>{say("la page publique", "the public page")}</a>.</p>
      </Disclosure>
      <p class="button-row"><LinkButton href={`${pathOf(code)}/print`}>{say("Version à imprimer", "Printable version")}</LinkButton></p>
    </>
  );
}
