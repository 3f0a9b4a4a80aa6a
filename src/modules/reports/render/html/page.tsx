import { createHash } from "node:crypto";
import { render } from "../../../../kernel/html/index.ts";
import type { ReportDocument } from "../document/blocks.ts";
import { sayIn } from "../document/blocks.ts";
import { Blocks } from "./block-view.tsx";
import { BackToContents, Contents } from "./contents.tsx";
import { reportStyle } from "./style.ts";

/**
 * A report as one HTML file that can be read without the platform: style and fonts inside, no script, nothing loaded
 * from elsewhere (its own policy forbids it). Prints with a header and numbered pages.
 */
export function writeHtml(report: ReportDocument): string {
  const say = sayIn(report.language);
  const style = reportStyle(report);
  const styleHash = createHash("sha256").update(style).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; font-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>\n${render(
    <html lang={report.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <title>{`${report.title}, ${report.institute}`}</title>
        {/* The style of the house, no word of anyone's: written as it is. */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <a class="skip-link" href="#content">{say("Aller au contenu", "Skip to content")}</a>
        {report.demonstration === null ? null : <aside class="band" aria-label={say("Avertissement", "Notice")}><div class="site-width">{report.demonstration}</div></aside>}
        <header class="site-width report-cover">
          <h1 class="heading heading-1"><span class="kicker">{report.institute} </span>{report.title}</h1>
          <dl class="definitions">{report.cover.map((item) => <div><dt>{item.term}</dt><dd>{item.details}</dd></div>)}</dl>
        </header>
        <nav class="site-width report-contents" aria-labelledby="contents-title">
          <h2 class="heading heading-2" id="contents-title">{say("Sommaire", "Contents")}</h2>
          <Contents sections={report.sections} />
        </nav>
        <main id="content" class="site-width" tabIndex={-1}>
          {report.sections.map((section) => (
            <section id={section.id} aria-labelledby={`${section.id}-title`} class={section.newPage ? "report-section report-page" : "report-section"}>
              <h2 class="heading heading-2" id={`${section.id}-title`}>{section.title}</h2>
              <Blocks blocks={section.blocks} language={report.language} />
              <BackToContents language={report.language} />
            </section>
          ))}
        </main>
        <footer class="site-width report-footer">
          <p>{say("Rapport", "Report")} {report.code} · {say("sceau", "seal")} <span class="report-seal">{report.seal}</span></p>
        </footer>
      </body>
    </html>,
  )}\n`;
}
