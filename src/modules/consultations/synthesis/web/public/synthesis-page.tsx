import type { VNode } from "preact";
import { Breadcrumbs, DownloadLinks, EmptyState, Heading, Lead, Notice, Pager, usualDownloads } from "../../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../../kernel/http/route.ts";
import { formatDay, formatNumber, pick, plural } from "../../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import { support } from "../../actions/self-evaluation.ts";
import type { CodedText } from "../../domain/coding.ts";
import type { Subject } from "../../domain/contribution.ts";
import type { ShownSentence, SynthesisDocument } from "../../domain/document.ts";
import type { KeptQuotation, PublishedVersion } from "../../store/synthesis-store.ts";
import { Done, sayIn, Told, type SynthesisWebDeps } from "../deps.tsx";
import { SynthesisBody } from "./synthesis-body.tsx";

const perPage = 30;

interface SynthesisPageProps {
  readonly context: RequestContext;
  readonly subject: Subject;
  readonly published: PublishedVersion;
  readonly versions: readonly PublishedVersion[];
  readonly quotations: readonly KeptQuotation[];
  readonly objectives: Awaited<ReturnType<SynthesisWebDeps["objectives"]>>;
  /** Does the document still have the hash it was published with? */
  readonly intact: boolean;
}

function leadWords(document: SynthesisDocument, language: Language): string {
  const texts = document.axes.reduce((sum, axis) => sum + axis.texts, 0);
  const [count, read] = [formatNumber(document.sentences.length, language), formatNumber(texts, language)];
  return language === "fr"
    ? `${count} ${plural("fr", document.sentences.length, { one: "phrase, avec le nombre de contributions qui la portent, tirée de", other: "phrases, chacune avec le nombre de contributions qui la portent, tirées de" })} ${read} textes lus par deux personnes.`
    : `${count} ${plural("en", document.sentences.length, { one: "sentence, with the number of contributions that carry it, drawn from", other: "sentences, each with the number of contributions that carry it, drawn from" })} ${read} texts read by two people.`;
}

export function SynthesisPage({ context, subject, published, versions, quotations, objectives, intact }: SynthesisPageProps): VNode {
  const { language } = context;
  const say = sayIn(language);
  const { document, sha256 } = published;
  const path = `${subject.href}/synthesis`;
  const last = versions[0]?.document.version ?? document.version;
  const query = document.version === last ? "" : `?version=${document.version}`;
  const files = `/exports/consultations/${encodeURIComponent(document.subject)}/synthesis`;
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("Participer", "Take part"), href: "/consultations" }, { label: pick(document.title, language), href: subject.href }, { label: say("Synthèse", "Synthesis") }]} />
      <Heading level={1} kicker={say("Synthèse", "Synthesis")}>{pick(document.title, language)}</Heading>
      <Lead>{leadWords(document, language)}</Lead>
      <Done context={context} />
      {document.version === last ? null : <Notice kind="warn" language={language}>{say("Cette version n’est plus la dernière.", "This version is no longer the last.")} <a href={path}>{say("Lire la dernière", "Read the last")}</a></Notice>}
      {intact ? null : <Notice kind="error" language={language}>{say("Ce document n’a plus l’empreinte avec laquelle il a été publié.", "This document no longer has the hash with which it was published.")}</Notice>}
      <p class="soft small">{say(`Version ${document.version}, publiée le ${formatDay(document.publishedOn, "fr")}. Nombres recomptés ce jour-là, puis figés.`, `Version ${document.version}, published on ${formatDay(document.publishedOn, "en")}. Numbers recounted on that day, then frozen.`)}</p>
      <DownloadLinks downloads={usualDownloads(files, query)} language={language} />
      <p class="downloads"><a href={`${files}.html${query}`} download>{say("Un seul fichier HTML", "One HTML file")}</a></p>
      <SynthesisBody document={document} quotations={quotations} wayTo={document.version === last ? (number) => `${path}/sentences/${number}` : null} objectives={objectives} language={language} />
      <section aria-labelledby="versions">
        <Heading level={2} id="versions">{say("Versions et empreinte", "Versions and hash")}</Heading>
        <p class="prose">{say("L’empreinte SHA-256 couvre tout ce que cette page affirme, citations comprises par une empreinte salée (JSON canonique, RFC 8785)\u202f:", "The SHA-256 hash covers all that this page states, quotations by a salted hash (canonical JSON, RFC 8785):")} <code class="break-anywhere">{sha256}</code></p>
        <ul class="plain-list">{versions.map(({ document: one }) => <li>{one.version === document.version ? <strong>{say("Version", "Version")} {one.version}</strong> : <a href={`${path}?version=${one.version}`}>{say("Version", "Version")} {one.version}</a>}, {formatDay(one.publishedOn, language)}</li>)}</ul>
        <DownloadLinks downloads={usualDownloads(`${files}-agreement`, query)} language={language} label={say("Accord des codeurs", "Agreement of the coders")} />
      </section>
    </>
  );
}

interface ContributionsPageProps {
  readonly context: RequestContext;
  readonly subject: Subject;
  readonly published: PublishedVersion;
  readonly sentence: ShownSentence;
  readonly texts: readonly CodedText[];
  readonly page: number;
}

/** The way from a sentence to the texts that carry it: alone, masked, in an order that tells nothing. */
export function ContributionsPage({ context, subject, published, sentence, texts, page }: ContributionsPageProps): VNode {
  const { language, url } = context;
  const say = sayIn(language);
  const path = `${subject.href}/synthesis`;
  const pages = Math.max(1, Math.ceil(texts.length / perPage));
  const at = Math.min(page, pages);
  const counted = sentence.count !== null && sentence.count.kind !== "fewer" ? sentence.count.count : 0;
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: say("Participer", "Take part"), href: "/consultations" }, { label: pick(published.document.title, language), href: subject.href }, { label: say("Synthèse", "Synthesis"), href: `${path}#sentence-${sentence.number}` }, { label: say("Contributions", "Contributions") }]} />
      <Heading level={1} kicker={say(`Phrase ${sentence.number}`, `Sentence ${sentence.number}`)}>{say("Les contributions qui la portent", "The contributions that carry it")}</Heading>
      <p class="synthesis-sentence"><Told text={sentence.text} language={language} /></p>
      <p class="soft">{support(sentence).map((part) => pick(part, language)).join(" · ")}</p>
      {texts.length === 0 ? (
        <EmptyState title={say("Ces contributions ne sont pas montrées", "These contributions are not shown")}><p>{say(`Il y en a moins de ${published.document.threshold}, ou elles ne peuvent être montrées sans dire qui parle.`, `There are fewer than ${published.document.threshold}, or they cannot be shown without telling who speaks.`)}</p></EmptyState>
      ) : (
        <>
          <p class="soft small">{say("Dans un ordre tiré au sort, sans rien de leur auteur\u202f; ce qui nommait quelqu’un est masqué.", "In an order drawn by lot, with nothing of their author; what named somebody is masked.")} {counted > texts.length ? say(`${formatNumber(texts.length, "fr")} sont montrées.`, `${formatNumber(texts.length, "en")} are shown.`) : ""}</p>
          <ul class="synthesis-texts">{texts.slice((at - 1) * perPage, at * perPage).map(({ text }) => <li class="synthesis-text" lang="fr" dir="auto">{text}</li>)}</ul>
          <Pager page={at} pages={pages} url={url} language={language} />
        </>
      )}
    </>
  );
}

/** The synthesis as one file: style inside, no address in it. */
export function StandaloneSynthesis({ published, quotations, language, style }: { readonly published: PublishedVersion; readonly quotations: readonly KeptQuotation[]; readonly language: Language; readonly style: string }): VNode {
  const say = sayIn(language);
  const { document, sha256 } = published;
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{pick(document.title, language)}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <main class="site-width">
          <Heading level={1} kicker={say("Synthèse", "Synthesis")}>{pick(document.title, language)}</Heading>
          {document.demonstration ? <Notice kind="warn" language={language}>{say("Données de démonstration, fictives.", "Demonstration data, fictitious.")}</Notice> : null}
          <Lead>{leadWords(document, language)}</Lead>
          <p>{say(`Version ${document.version}, publiée le ${formatDay(document.publishedOn, "fr")}. Empreinte SHA-256\u202f:`, `Version ${document.version}, published on ${formatDay(document.publishedOn, "en")}. SHA-256:`)} <code>{sha256}</code></p>
          <SynthesisBody document={document} quotations={quotations} wayTo={null} objectives={[]} language={language} />
        </main>
      </body>
    </html>
  );
}
