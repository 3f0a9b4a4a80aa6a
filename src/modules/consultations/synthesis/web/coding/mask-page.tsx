import type { VNode } from "preact";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { Button, Heading, LinkButton, Notice } from "../../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../../kernel/http/route.ts";
import type { CodedText } from "../../domain/coding.ts";
import { maskedText, type Piece } from "../../domain/mask.ts";
import { Crumbs, Csrf, Faults, pathOf, sayIn } from "../deps.tsx";

interface MaskProps {
  readonly context: RequestContext;
  readonly code: string;
  readonly text: CodedText;
  readonly pieces: readonly Piece[];
  /** Null: nothing chosen yet; the words that look like names are then ticked as a proposal. */
  readonly ticked: ReadonlySet<number> | null;
  readonly issues: readonly Issue[];
  readonly back: string;
}

/** Every word with a box; then the text as it would be, to be confirmed. Nothing can be written in: words only go. */
export function MaskPage({ context, code, text, pieces, ticked, issues, back }: MaskProps): VNode {
  const { language, url } = context;
  const say = sayIn(language);
  const chosen = ticked ?? new Set(pieces.filter(({ suggested }) => suggested).map(({ index }) => index));
  const confirming = ticked !== null && ticked.size > 0 && issues.length === 0;
  const action = `${pathOf(code, `/texts/${encodeURIComponent(text.id)}/mask`)}${url.search}`;
  return (
    <>
      <Crumbs crumbs={[{ label: say("Le texte", "The text"), href: pathOf(code, back) }, { label: say("Masquer", "Mask") }]} language={language} />
      <Heading level={1}>{confirming ? say("Masquer ces mots pour toujours\u202f?", "Mask these words for good?") : say("Choisir les mots à masquer", "Choose the words to mask")}</Heading>
      <Faults issues={issues} language={language} />
      {confirming ? (
        <form method="post" action={action}>
          <Csrf context={context} values={{ saw: text.text, act: "sure" }} />
          {[...chosen].map((index) => <input type="hidden" name="words" value={index} />)}
          <p>{say("Il restera\u202f:", "What will be left:")}</p>
          <blockquote class="synthesis-text" lang="fr" dir="auto">{maskedText(text.text, chosen)}</blockquote>
          <Notice kind="warn" language={language}>{say("L’original est détruit ici et, s’il vient d’un questionnaire, là aussi\u202f; les citations qui en viennent disparaissent. Une contribution publiée sur une page à elle se masque en plus à la modération. Le journal dit qu’un texte a été masqué, jamais lequel de ses mots.", "The original is destroyed here and, if it comes from a questionnaire, there too; quotations taken from it go. A contribution published on a page of its own is also to be masked by moderation. The audit log says that a text was masked, never which of its words.")}</Notice>
          <div class="button-row"><Button kind="danger">{say("Masquer pour toujours", "Mask for good")}</Button><LinkButton href={action}>{say("Choisir de nouveau", "Choose again")}</LinkButton></div>
        </form>
      ) : (
        <form method="post" action={action}>
          <Csrf context={context} />
          <p class="prose">{say("Cochez tout ce qui dirait de qui l’on parle ou qui écrit\u202f: noms, adresses, lieux, unités. Ce qui ressemble à un nom est déjà coché\u202f: c’est une proposition de la machine, à vérifier.", "Tick all that would tell of whom one speaks or who writes: names, addresses, places, units. What looks like a name is ticked already: that is a proposal of the machine, to be checked.")}</p>
          <fieldset class="synthesis-words" id="field-words">
            <legend class="visually-hidden">{say("Mots du texte", "Words of the text")}</legend>
            {pieces.map(({ index, word, suggested }) => <label class={suggested ? "synthesis-word synthesis-word-found" : "synthesis-word"}><input type="checkbox" name="words" value={index} checked={chosen.has(index)} /><span lang="fr" dir="auto">{word}</span></label>)}
          </fieldset>
          <div class="button-row">
            <Button>{say("Voir ce qui restera", "See what will be left")}</Button>
            <Button kind="second" name="act" value="nothing">{say("Rien à masquer", "Nothing to mask")}</Button>
            <LinkButton href={pathOf(code, back)}>{say("Revenir au texte", "Back to the text")}</LinkButton>
          </div>
        </form>
      )}
    </>
  );
}
