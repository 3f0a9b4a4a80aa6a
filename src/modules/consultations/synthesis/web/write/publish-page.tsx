import type { VNode } from "preact";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { Button, Heading, LinkButton, Notice } from "../../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../../kernel/http/route.ts";
import type { SynthesisDocument } from "../../domain/document.ts";
import type { Evidence } from "../../domain/evidence.ts";
import type { SynthesisDraft } from "../../domain/sentence.ts";
import { Crumbs, Csrf, Faults, pathOf, sayIn } from "../deps.tsx";
import { SynthesisBody } from "../public/synthesis-body.tsx";

/** The document as it would be, whole; then the button. */
export function PublishPage({ context, evidence, draft, document, issues, title }: { readonly context: RequestContext; readonly evidence: Evidence; readonly draft: SynthesisDraft; readonly document: SynthesisDocument; readonly issues: readonly Issue[]; readonly title: string }): VNode {
  const { language } = context;
  const say = sayIn(language);
  const { code } = evidence.subject;
  const quotations = draft.sentences.flatMap((sentence) => sentence.quotations.map((one, position) => ({ sentence: sentence.number, position, words: one.words })));
  return (
    <>
      <Crumbs crumbs={[{ label: title, href: pathOf(code) }, { label: say("Synthèse", "Synthesis"), href: pathOf(code, "/synthesis") }, { label: say("Publier", "Publish") }]} language={language} />
      <Heading level={1} kicker={title}>{say(`Publier la version ${document.version}\u202f?`, `Publish version ${document.version}?`)}</Heading>
      <Faults issues={issues} language={language} />
      {issues.length > 0 ? <p><a href={pathOf(code, "/synthesis")}>{say("Corriger la synthèse", "Mend the synthesis")}</a></p> : (
        <>
          <Notice kind="warn" language={language}>{say("Tout le monde la lira. Elle est figée avec son empreinte\u202f: ensuite, on publie une autre version, celle-ci reste.", "Everybody will read it. It is frozen with its hash: afterwards another version is published, this one stays.")}</Notice>
          <form method="post" action={pathOf(code, "/synthesis/publish")}><Csrf context={context} values={{ basedOn: draft.revision }} /><div class="button-row"><Button>{say("Publier", "Publish")}</Button><LinkButton href={pathOf(code, "/synthesis")}>{say("Pas encore", "Not yet")}</LinkButton></div></form>
        </>
      )}
      <div class="synthesis-preview"><SynthesisBody document={document} quotations={quotations} wayTo={null} objectives={[]} language={language} /></div>
    </>
  );
}
