import MailComposer from "nodemailer/lib/mail-composer";
import type { Bilingual, Language } from "../../i18n/language.ts";
import type { MailPayload } from "../message.ts";
import type { Mailbox } from "./settings.ts";

export interface MailParts {
  /** Of the message in the queue: its Message-ID comes from it, the same at every attempt. */
  readonly id: string;
  readonly createdAt: string;
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly payload: MailPayload;
  /** Where the site is reached, without a slash at its end; null where nobody said: the path alone is written. */
  readonly site: string | null;
  /** Under the text, in each language: who writes, and that nobody reads answers. */
  readonly signature: Bilingual;
}

const languages: readonly Language[] = ["fr", "en"];
const open: Bilingual = { fr: "Ouvrir la page\u202f:", en: "Open the page:" };

/**
 * The bytes of a mail (RFC 5322, MIME): plain text and HTML, French first then English, UTF-8 in quoted-printable, with
 * `Auto-Submitted: auto-generated` (RFC 3834). The same message gives the same bytes each time.
 */
export async function composeMail(parts: MailParts): Promise<Buffer> {
  const { id, from, to, payload } = parts;
  const mail = new MailComposer({
    from: { name: shortened(from.name), address: from.address },
    to: { name: shortened(to.name), address: to.address },
    subject: subjectOf(payload.subject),
    messageId: messageIdOf(id, from),
    date: new Date(parts.createdAt),
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All", "Content-Language": "fr, en", ...unsubscribing(parts) },
    text: languages.map((language) => plainText(parts, language)).join("\n\n________________________________________\n\n"),
    html: `<!doctype html>\n<html lang="fr"><head><meta charset="utf-8"><title>${escaped(subjectOf(payload.subject))}</title></head><body>\n${languages.map((language) => htmlText(parts, language)).join("\n<hr>\n")}\n</body></html>\n`,
    textEncoding: "quoted-printable",
    baseBoundary: id.replaceAll("-", ""),
    newline: "\r\n",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return mail.compile().build();
}

/** Unique and stable (RFC 5322, 3.6.4), so that a mail that came twice can be told. */
export function messageIdOf(id: string, from: Mailbox): string {
  return `<${id}@${from.address.slice(from.address.lastIndexOf("@") + 1)}>`;
}

/** Titles that people typed may be of any length; a line of a header may not (998 bytes, RFC 5322, 2.1.1). The text has the whole. */
const longestWords = 200;

function subjectOf({ fr, en }: Bilingual): string {
  return fr === en ? shortened(fr) : `${shortened(fr)} / ${shortened(en)}`;
}

function shortened(text: string): string {
  const signs = [...oneLine(text)];
  return signs.length <= longestWords ? signs.join("") : `${signs.slice(0, longestWords - 1).join("").trimEnd()}…`;
}

/** A header is one line: line ends and other controls are spaces. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, " ").trim();
}

/** One click without a visit (RFC 2369, RFC 8058); only where the world can reach this site. */
function unsubscribing({ payload, site }: MailParts): Readonly<Record<string, string>> {
  return payload.unsubscribe === undefined || site === null ? {} : { "List-Unsubscribe": `<${site}${payload.unsubscribe}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}

function linkOf({ payload, site }: MailParts): string | null {
  return payload.path === null ? null : `${site ?? ""}${payload.path}`;
}

function plainText(parts: MailParts, language: Language): string {
  const link = linkOf(parts);
  return [
    paragraphs(parts.payload.text[language]).join("\n\n"),
    ...(link === null ? [] : [`${open[language]}\n${link}`]),
    parts.signature[language],
  ].join("\n\n");
}

function htmlText(parts: MailParts, language: Language): string {
  const link = linkOf(parts);
  const said = paragraphs(parts.payload.text[language]).map((text) => `<p>${escaped(text).replaceAll("\n", "<br>\n")}</p>`);
  const target = link === null ? [] : parts.site === null ? [`<p>${open[language]} ${escaped(link)}</p>`] : [`<p>${open[language]} <a href="${escaped(link)}">${escaped(link)}</a></p>`];
  return `<div lang="${language}">\n${[...said, ...target, `<p><small>${escaped(parts.signature[language])}</small></p>`].join("\n")}\n</div>`;
}

/** An empty line parts two paragraphs. */
export function paragraphs(text: string): string[] {
  return text.split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/).map((one) => one.trim()).filter((one) => one !== "");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
